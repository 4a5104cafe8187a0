/** Clocks. */
@NullMarked
package dev.jsyscall.linux.time;

import org.jspecify.annotations.NullMarked;
