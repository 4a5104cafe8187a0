package dev.jsyscall;

/** A file descriptor was used after it was closed, or was closed while the call waited. */
public final class ClosedFdException extends ErrnoException {
    private static final long serialVersionUID = 1;

    ClosedFdException(String call, String message) {
        super((int) Platform.valueOf("bad_fd"), call, message);
    }
}
