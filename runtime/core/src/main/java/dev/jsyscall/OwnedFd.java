package dev.jsyscall;

import java.io.Closeable;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * A file descriptor that its holder closes.
 *
 * <p>{@link #close} may be called any number of times, from any thread, while others use the descriptor. New uses fail at once; threads
 * that wait in a call are woken and get a {@link ClosedFdException}; whoever uses the number last closes it in the kernel. A descriptor
 * that becomes unreachable without being closed is closed some time after.
 */
public final class OwnedFd extends Fd implements Closeable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final FdState state;
    private final Cleaner.Cleanable cleanable;

    private OwnedFd(int number) {
        state = new FdState(number);
        cleanable = CLEANER.register(this, state);
    }

    /** Takes charge of an open file descriptor that nobody else closes. */
    public static OwnedFd of(int number) {
        if (number < 0) throw new IllegalArgumentException("a file descriptor is not negative: " + number);
        return new OwnedFd(number);
    }

    /** The same file for someone who may use and not close it. It is closed when this one is. */
    public BorrowedFd borrow() {
        return new BorrowedFd(this);
    }

    /**
     * Gives up charge of the number, which stays open: from now on closing it is the caller's business. Calls that are running are not
     * disturbed.
     *
     * @return the number
     * @throws ClosedFdException if it is closed, or was released before
     */
    public int release() throws ErrnoException {
        if (!state.release()) throw closed("release");
        cleanable.clean();
        return state.number();
    }

    /**
     * Closes the descriptor. If calls are using it, the last of them closes the number in the kernel, whose complaint (a full disk) is
     * then lost. Waits for no one.
     *
     * @throws ErrnoException if this call closed the number and the kernel reported an error with it; it is closed all the same
     */
    @Override
    public void close() throws ErrnoException {
        long result = state.close();
        cleanable.clean();
        if (result < 0) throw ErrnoException.of(result, "close", state.number());
    }

    @Override
    public int number() {
        return state.number();
    }

    @Override
    public boolean isOpen() {
        return state.isOpen();
    }

    // The fences: the garbage collector must not close what a call is using, and the compiler may think `this` dead by then.

    @Override
    public int enter() throws ErrnoException {
        try {
            if (!state.enter()) throw closed("enter");
            return state.number();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void exit() {
        try {
            state.exit();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int enterBlocking() throws ErrnoException {
        try {
            if (!state.enterBlocking()) throw closed("enter");
            return state.number();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void exitBlocking() {
        try {
            state.exitBlocking();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private ClosedFdException closed(String call) {
        return new ClosedFdException(call, "the file descriptor is closed (it was " + state.number() + ")");
    }
}
