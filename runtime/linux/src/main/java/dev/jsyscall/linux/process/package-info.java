/** Processes: starting them and waiting for them, and what they may do: ids, limits, scheduling. */
@NullMarked
package dev.jsyscall.linux.process;

import org.jspecify.annotations.NullMarked;
