/** How C places the members of records: the System V rules as GCC and Clang apply them. */
@NullMarked
package dev.jsyscall.generator.layout;

import org.jspecify.annotations.NullMarked;
