/** Being told what happens to files: inotify and fanotify. */
@NullMarked
package dev.jsyscall.linux.watch;

import org.jspecify.annotations.NullMarked;
