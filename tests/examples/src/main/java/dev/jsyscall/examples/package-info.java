/** Short programs that use the library. */
@NullMarked
package dev.jsyscall.examples;

import org.jspecify.annotations.NullMarked;
