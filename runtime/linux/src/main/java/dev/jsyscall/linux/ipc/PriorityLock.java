package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.FUTEX;
import dev.jsyscall.linux.abi.process.FUTEX_WORD;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock with priority inheritance, for real-time threads: while threads wait for it, who holds it runs with the priority of the most
 * urgent of them, so that none in between keeps it from giving the lock up. The kernel hands it to the most urgent one.
 *
 * <p>It is four bytes of memory that begin as zeros, on a {@link Futex}; only who must wait or hand over enters the kernel for more than its
 * thread's id. It belongs to a platform thread, which cannot take it twice. Waiting begins again when a signal interrupts it;
 * {@link Thread#interrupt} does not end it. A thread that ends with the lock leaves it to nobody.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
 */
public final class PriorityLock {
    /** How many bytes of memory it takes. */
    public static final int BYTES = Integer.BYTES;

    private final MemorySegment memory;
    private final Futex word;
    private final int privacy;

    private PriorityLock(MemorySegment memory, Futex word, int privacy) {
        this.memory = memory;
        this.word = word;
        this.privacy = privacy;
    }

    /** The lock at the beginning of some memory, for threads of all processes that share that memory. */
    public static PriorityLock shared(MemorySegment memory) {
        return new PriorityLock(memory, Futex.shared(memory), 0);
    }

    /** The same for threads of this process alone, which is quicker. */
    public static PriorityLock ofProcess(MemorySegment memory) {
        return new PriorityLock(memory, Futex.ofProcess(memory), FUTEX.PRIVATE_FLAG);
    }

    /** The id of the thread that holds it, 0 if none does. */
    public int holder() {
        return word.get() & FUTEX_WORD.TID_MASK;
    }

    /**
     * Takes it if nobody holds it, and tells whether it did.
     *
     * @throws ErrnoException never, on Linux
     */
    public boolean tryLock() throws ErrnoException {
        return word.compareAndSet(0, thread());
    }

    /**
     * Takes it. May block while another thread holds it.
     *
     * @throws ErrnoException EDEADLK if this thread holds it, or waits in a circle; ESRCH if the thread that holds it has ended
     */
    public void lock() throws ErrnoException {
        if (!tryLock()) lockUntil(FUTEX.LOCK_PI, null);
    }

    /**
     * Takes it, and waits no longer than so; since Linux 5.14. May block.
     *
     * @return whether it took it
     * @throws ErrnoException as {@link #lock}
     */
    public boolean tryLock(Duration timeout) throws ErrnoException {
        if (tryLock()) return true;
        return lockUntil(FUTEX.LOCK_PI2, Deadline.after(CLOCK.MONOTONIC, timeout));
    }

    /**
     * Gives it to the most urgent thread that waits, or to nobody.
     *
     * @throws ErrnoException EPERM if this thread does not hold it
     */
    public void unlock() throws ErrnoException {
        if (word.compareAndSet(thread(), 0)) return;
        long result = call(FUTEX.UNLOCK_PI, null);
        if (Syscall.isError(result)) throw failure(result, FUTEX.UNLOCK_PI);
    }

    private boolean lockUntil(int operation, @Nullable Timespec deadline) throws ErrnoException {
        while (true) {
            long result = call(operation, deadline);
            if (result == 0) return true;
            if (result == -E.TIMEDOUT) return false;
            // EAGAIN: the thread that holds it is about to end.
            if (result != -E.INTR && result != -E.AGAIN) throw failure(result, operation);
        }
    }

    private long call(int operation, @Nullable Timespec deadline) {
        return ProcessCalls.tryFutex(memory, operation | privacy, 0, deadline, MemorySegment.NULL, 0);
    }

    private ErrnoException failure(long result, int operation) {
        return ErrnoException.of(result, "futex", memory, FUTEX.table().shown(operation | privacy));
    }

    private static int thread() throws ErrnoException {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("a virtual thread has no priority to pass on: hold a PriorityLock in a platform thread");
        }
        return ProcessCalls.gettid();
    }
}
