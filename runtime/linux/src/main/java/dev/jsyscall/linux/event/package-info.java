/** Waiting for what descriptors are ready for. */
@NullMarked
package dev.jsyscall.linux.event;

import org.jspecify.annotations.NullMarked;
