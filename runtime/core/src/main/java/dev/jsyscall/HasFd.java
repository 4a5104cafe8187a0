package dev.jsyscall;

/**
 * Something that stands on a file descriptor: an {@link Fd} itself, or an object that keeps one. Methods that use somebody's descriptor
 * take this, so that both can be given.
 */
public interface HasFd {
    /** The descriptor, lent: whoever made this object closes it. */
    Fd fd();
}
