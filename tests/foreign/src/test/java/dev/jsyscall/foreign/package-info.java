/** Other architectures, emulated: their machine code in a C program without a library, and the ABI's tests in their own Java runtimes. */
@NullMarked
package dev.jsyscall.foreign;

import org.jspecify.annotations.NullMarked;
