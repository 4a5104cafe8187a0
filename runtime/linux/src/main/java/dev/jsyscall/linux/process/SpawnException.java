package dev.jsyscall.linux.process;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Quote;
import org.jspecify.annotations.Nullable;

/** A new process did not become the program, because a step on its way failed. It is gone, and nothing is left of it. */
public final class SpawnException extends ErrnoException {
    private static final long serialVersionUID = 1;

    private SpawnException(int errno, String call, String message) {
        super(errno, call, message);
    }

    /** The failure of a call in the child that was to become {@code program}. */
    static SpawnException of(long negativeErrno, String program, String call, @Nullable Object... arguments) {
        int number = (int) -negativeErrno;
        Errno errno = new Errno(number);
        return new SpawnException(number, call, Quote.call(call, arguments) + " on the way to " + Quote.string(program) + ": "
                + errno.text() + " (" + errno.name() + ")");
    }
}
