/** What the kernel tells in {@code /proc}, as objects: of one process or thread, and of the system. */
@NullMarked
package dev.jsyscall.linux.proc;

import org.jspecify.annotations.NullMarked;
