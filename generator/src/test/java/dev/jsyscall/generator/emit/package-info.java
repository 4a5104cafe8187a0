/** Tests of the generated Java: what it says, that it is always the same, and that it compiles. */
@NullMarked
package dev.jsyscall.generator.emit;

import org.jspecify.annotations.NullMarked;
