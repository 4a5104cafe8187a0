package dev.jsyscall;

import java.io.IOException;

/** A system call failed; the message names the call, its arguments and the reason. */
public class ErrnoException extends IOException {
    private static final long serialVersionUID = 1;

    private final int number;
    private final String call;

    /**
     * A failure.
     *
     * @param errno the reason's number, positive
     * @param call the name of the call
     * @param message what to tell
     */
    protected ErrnoException(int errno, String call, String message) {
        super(message);
        this.number = errno;
        this.call = call;
    }

    /**
     * The failure that a result tells of.
     *
     * @param negativeErrno what the kernel returned
     * @param call the name of the call
     * @param arguments its arguments, shown in the message as {@link Quote#argument} does
     */
    public static ErrnoException of(long negativeErrno, String call, Object... arguments) {
        int number = (int) -negativeErrno;
        Errno errno = new Errno(number);
        return new ErrnoException(number, call, Quote.call(call, arguments) + ": " + errno.text() + " (" + errno.name() + ")");
    }

    /**
     * The failure of a call that this architecture does not have.
     *
     * @param call the name of the call
     * @param where the architectures that have it
     */
    public static ErrnoException missing(String call, String where) {
        return new ErrnoException((int) Platform.valueOf("unsupported"), call,
                call + " does not exist on " + Platform.arch() + ", only on " + where);
    }

    /** The reason. */
    public Errno errno() {
        return new Errno(number);
    }

    /** Whether the reason has this number: {@code e.is(E.NOENT)}. */
    public boolean is(int errno) {
        return number == errno;
    }

    /** The name of the call that failed. */
    public String call() {
        return call;
    }
}
