/** Terminals: their settings, raw mode that is always restored, window sizes, job control, and pseudo-terminals. */
@NullMarked
package dev.jsyscall.linux.terminal;

import org.jspecify.annotations.NullMarked;
