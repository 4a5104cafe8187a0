/** Clocks, sleeping, timers, and how time is kept. */
@NullMarked
package dev.jsyscall.linux.time;

import org.jspecify.annotations.NullMarked;
