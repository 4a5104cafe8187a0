/** What strace, which knows the kernel by itself, makes of the calls that the specs describe. */
package dev.jsyscall.strace;
