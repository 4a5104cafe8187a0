/** Watching and steering other processes by ptrace, as debuggers and strace do. */
@NullMarked
package dev.jsyscall.linux.trace;

import org.jspecify.annotations.NullMarked;
