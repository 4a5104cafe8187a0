/** What processes share with each other: message queues, semaphores and memory, of POSIX and of System V, and futexes. */
@NullMarked
package dev.jsyscall.linux.ipc;

import org.jspecify.annotations.NullMarked;
