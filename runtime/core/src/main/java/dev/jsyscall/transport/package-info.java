/** How arguments get into the kernel: machine code of our own, or the C library's {@code syscall}. Not exported. */
@NullMarked
package dev.jsyscall.transport;

import org.jspecify.annotations.NullMarked;
