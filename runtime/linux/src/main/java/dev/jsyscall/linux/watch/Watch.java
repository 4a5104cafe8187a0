package dev.jsyscall.linux.watch;

/**
 * A file or directory that an {@link Inotify} watches. Two paths of the same file have one watch, which keeps the path that came last.
 *
 * @param number what the kernel calls it
 * @param path the path that it was added by; nothing says so if the file moves
 */
public record Watch(int number, String path) {
    /** What events have that are about no file: that some were lost. */
    static final Watch NONE = new Watch(-1, "");
}
