/** Signals: so far the one that wakes a thread whose file descriptor is closed. */
@NullMarked
package dev.jsyscall.linux.signal;

import org.jspecify.annotations.NullMarked;
