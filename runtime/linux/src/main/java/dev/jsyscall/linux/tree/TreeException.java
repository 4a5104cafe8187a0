package dev.jsyscall.linux.tree;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;

/** Something in a tree could not be read, copied or removed; the message begins with its path. */
public final class TreeException extends ErrnoException {
    private static final long serialVersionUID = 1;

    private final String path;

    private TreeException(String path, int errno, String call, String message) {
        super(errno, call, path + ": " + message);
        this.path = path;
    }

    /** A failed call on what is at {@code path}. */
    static TreeException of(String path, ErrnoException cause) {
        if (cause instanceof TreeException known) return known;
        TreeException exception = new TreeException(path, cause.errno().number(), cause.call(), String.valueOf(cause.getMessage()));
        exception.initCause(cause);
        return exception;
    }

    /** A failed call with what to make of it. */
    static TreeException of(String path, ErrnoException cause, String hint) {
        TreeException exception =
                new TreeException(path, cause.errno().number(), cause.call(), cause.getMessage() + "; " + hint);
        exception.initCause(cause);
        return exception;
    }

    /** What is refused before the call could do harm. */
    static TreeException of(String path, int errno, String call, String message) {
        return new TreeException(path, errno, call, call + ": " + message + " (" + new Errno(errno).name() + ")");
    }

    /** The path of what it was, from the start of the walk on. */
    public String path() {
        return path;
    }
}
