/** Sockets: addresses, and what travels beside the data. */
@NullMarked
package dev.jsyscall.linux.socket;

import org.jspecify.annotations.NullMarked;
