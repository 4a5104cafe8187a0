/** Mounts: what is mounted, the calls that change it, and swap. */
@NullMarked
package dev.jsyscall.linux.mount;

import org.jspecify.annotations.NullMarked;
