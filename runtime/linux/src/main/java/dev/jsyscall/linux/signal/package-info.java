/** Signals: sets and masks, receiving them as objects, sending them with values, and waking a thread whose descriptor is closed. */
@NullMarked
package dev.jsyscall.linux.signal;

import org.jspecify.annotations.NullMarked;
