package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * A counter in shared memory that processes add to, and take from when there is something: a semaphore as POSIX has it, on a
 * {@link Futex}. Only who must wait or wake enters the kernel. Its eight bytes begin as zeros; C libraries have theirs otherwise, so both
 * sides use this.
 *
 * <p>When a process dies nothing is given back; {@link SysvSemaphores} can do that.
 */
public final class SharedSemaphore {
    /** How many bytes of memory it takes. */
    public static final int BYTES = 8;

    private final Futex count;
    private final Futex waiting;

    private SharedSemaphore(Futex count, Futex waiting) {
        this.count = count;
        this.waiting = waiting;
    }

    /** The semaphore at the beginning of some memory, for all processes that share that memory. */
    public static SharedSemaphore at(MemorySegment memory) {
        return new SharedSemaphore(Futex.shared(memory.asSlice(0, Integer.BYTES)), Futex.shared(memory.asSlice(Integer.BYTES)));
    }

    /** How much there is to take at this moment. */
    public int available() {
        return count.get();
    }

    /** Takes one if there is any now, and tells whether there was. */
    public boolean tryAcquire() {
        while (true) {
            int now = count.get();
            if (now <= 0) return false;
            if (count.compareAndSet(now, now - 1)) return true;
        }
    }

    /**
     * Takes one. May block until there is any; {@link Thread#interrupt} does not end that.
     *
     * @throws ErrnoException as futex(2)
     */
    public void acquire() throws ErrnoException {
        if (tryAcquire()) return;
        waiting.getAndAdd(1);
        try {
            while (!tryAcquire()) count.await(0);
        } finally {
            waiting.getAndAdd(-1);
        }
    }

    /**
     * Takes one, and waits no longer than so. May block.
     *
     * @return whether it took one
     * @throws ErrnoException as futex(2)
     */
    public boolean tryAcquire(Duration timeout) throws ErrnoException {
        if (tryAcquire()) return true;
        waiting.getAndAdd(1);
        try {
            Timespec deadline = Deadline.after(CLOCK.MONOTONIC, timeout);
            while (!tryAcquire()) {
                if (count.waitUntil(0, Futex.ANY, deadline) == -E.TIMEDOUT) return tryAcquire();
            }
            return true;
        } finally {
            waiting.getAndAdd(-1);
        }
    }

    /**
     * Adds one, and wakes one of those that wait.
     *
     * @throws ErrnoException EOVERFLOW if there are 2147483647 already
     */
    public void release() throws ErrnoException {
        int now;
        do {
            now = count.get();
            if (now == Integer.MAX_VALUE) throw ErrnoException.of(-E.OVERFLOW, "sem_post", now);
        } while (!count.compareAndSet(now, now + 1));
        if (waiting.get() > 0) count.wake(1);
    }
}
