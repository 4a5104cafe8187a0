/** Tests of names, expressions, records and registers on small architectures. */
@NullMarked
package dev.jsyscall.generator.resolve;

import org.jspecify.annotations.NullMarked;
