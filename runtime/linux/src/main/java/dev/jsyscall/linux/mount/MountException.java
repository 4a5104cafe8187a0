package dev.jsyscall.linux.mount;

import dev.jsyscall.ErrnoException;
import java.util.List;

/** A step of setting up a file system failed; the message says what the file system thinks of it. */
public final class MountException extends ErrnoException {
    private static final long serialVersionUID = 1;

    private MountException(ErrnoException cause, String message) {
        super(cause.errno().number(), cause.call(), message);
    }

    static ErrnoException of(ErrnoException cause, List<String> messages) {
        if (messages.isEmpty()) return cause;
        MountException exception = new MountException(cause, cause.getMessage() + "; " + String.join("; ", messages));
        exception.initCause(cause);
        return exception;
    }
}
