/** Tests of the front end through its entry points. */
@NullMarked
package dev.jsyscall.generator;

import org.jspecify.annotations.NullMarked;
