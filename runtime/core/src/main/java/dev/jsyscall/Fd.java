package dev.jsyscall;

/**
 * An open file descriptor: {@link OwnedFd owned}, to be closed by whoever holds it, or {@link BorrowedFd borrowed}.
 *
 * <p>A call uses the number between {@link #enter} and {@link #exit}, or {@link #enterBlocking} and {@link #exitBlocking} if it may wait
 * for something outside the process. Meanwhile the number cannot be closed, so it never comes to mean another file under the call.
 */
public abstract sealed class Fd implements HasFd permits OwnedFd, BorrowedFd {

    Fd() {}

    /** Itself. */
    @Override
    public final Fd fd() {
        return this;
    }

    /**
     * The number, for messages and for code outside of this library. It may be closed, and reused, at any time that this object's owner
     * decides; calls use {@link #enter}.
     */
    public abstract int number();

    /** Whether calls can use it. */
    public abstract boolean isOpen();

    /**
     * Begins a use by a call that does not wait. Each is ended by one {@link #exit}.
     *
     * @return the number
     * @throws ClosedFdException if it is closed
     */
    public abstract int enter() throws ErrnoException;

    /** Ends what {@link #enter} began. The last use of a descriptor that was closed meanwhile closes the number. */
    public abstract void exit();

    /**
     * Begins a use by a call that may wait. If the descriptor is closed meanwhile the thread is woken. Each is ended by one
     * {@link #exitBlocking}, on the same thread.
     *
     * @return the number
     * @throws ClosedFdException if it is closed
     */
    public abstract int enterBlocking() throws ErrnoException;

    /** Ends what {@link #enterBlocking} began. The last use of a descriptor that was closed meanwhile closes the number. */
    public abstract void exitBlocking();

    /**
     * The exception for a call on this descriptor that failed: a {@link ClosedFdException} if the reason is that it was closed while the
     * call waited.
     *
     * @param result the kernel's negative errno
     * @param call the name of the call
     * @param arguments its arguments, for the message
     */
    public ErrnoException failure(long result, String call, Object... arguments) {
        if (isOpen()) return ErrnoException.of(result, call, arguments);
        return new ClosedFdException(call, Quote.call(call, arguments) + ": the file descriptor was closed while the call ran");
    }

    /** The number, or {@code closed}. */
    @Override
    public String toString() {
        return isOpen() ? Integer.toString(number()) : "closed";
    }
}
