/** Calls on several pieces of memory at once; for the library's own use. */
@NullMarked
package dev.jsyscall.linux.vector;

import org.jspecify.annotations.NullMarked;
