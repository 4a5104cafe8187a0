package dev.jsyscall.linux.ipc;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.FUTEX;
import dev.jsyscall.linux.abi.process.FUTEX2;
import dev.jsyscall.linux.abi.process.FUTEX_LIMIT;
import dev.jsyscall.linux.abi.process.FutexWaitv;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A word of memory that threads, of one process or of several that share the memory, wait on: what locks are built from.
 *
 * <p>Waiting begins again when a signal interrupts it; {@link Thread#interrupt} does not end it. It may end without a reason, so whoever
 * waits looks at the word and waits again. A virtual thread holds its carrier meanwhile.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
 */
public final class Futex {
    /** In place of some reasons: any. */
    public static final int ANY = FUTEX_LIMIT.BITSET_MATCH_ANY;

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment word;
    private final int privacy;

    private Futex(MemorySegment word, int privacy) {
        if (!word.isNative() || word.byteSize() < Integer.BYTES || word.address() % Integer.BYTES != 0) {
            throw new IllegalArgumentException("a futex is 4 bytes of native memory whose address is a multiple of 4");
        }
        this.word = word;
        this.privacy = privacy;
    }

    /** The futex that the first four bytes of some memory are, for all processes that share that memory. */
    public static Futex shared(MemorySegment memory) {
        return new Futex(memory, 0);
    }

    /** The same for threads of this process alone, which is quicker. */
    public static Futex ofProcess(MemorySegment memory) {
        return new Futex(memory, FUTEX.PRIVATE_FLAG);
    }

    /** The word's value. */
    public int get() {
        return (int) WORD.getVolatile(word, 0L);
    }

    /** Changes the word; nobody is woken by it. */
    public void set(int value) {
        WORD.setVolatile(word, 0L, value);
    }

    /** Changes the word if it has the expected value, and tells whether it had. */
    public boolean compareAndSet(int expected, int value) {
        return WORD.compareAndSet(word, 0L, expected, value);
    }

    /** Adds to the word, and tells what it was before. */
    public int getAndAdd(int increment) {
        return (int) WORD.getAndAdd(word, 0L, increment);
    }

    /**
     * Waits to be woken while the word has the expected value. May block.
     *
     * @return true if woken, false if the word had another value
     * @throws ErrnoException as futex(2)
     */
    public boolean await(int expected) throws ErrnoException {
        long result = waitUntil(expected, ANY, null);
        if (Syscall.isError(result) && result != -E.AGAIN) {
            throw failure(result, FUTEX.WAIT_BITSET, expected, MemorySegment.NULL, MemorySegment.NULL, ANY);
        }
        return result == 0;
    }

    /**
     * Waits to be woken while the word has the expected value, no longer than so. May block.
     *
     * @return 0 if woken, or a negative errno: {@code -E.AGAIN} if the word had another value, {@code -E.TIMEDOUT}
     * @throws ErrnoException if the clock cannot be read
     */
    public long tryAwait(int expected, Duration timeout) throws ErrnoException {
        return tryAwait(expected, ANY, timeout);
    }

    /**
     * Waits to be woken for some of up to 32 reasons, no longer than so. May block.
     *
     * @param reasons a bit each, at least one
     * @return as {@link #tryAwait(int, Duration)}
     * @throws ErrnoException if the clock cannot be read
     */
    public long tryAwait(int expected, int reasons, Duration timeout) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return waitUntil(expected, checked(reasons), Deadline.after(scratch, CLOCK.MONOTONIC, timeout));
        }
    }

    /**
     * Wakes some of those that wait.
     *
     * @param most how many at most, 1 or more
     * @return how many it woke
     * @throws ErrnoException as futex(2)
     */
    public int wake(int most) throws ErrnoException {
        return wake(most, ANY);
    }

    /**
     * Wakes all that wait.
     *
     * @return how many it woke
     * @throws ErrnoException as futex(2)
     */
    public int wakeAll() throws ErrnoException {
        return wake(Integer.MAX_VALUE);
    }

    /**
     * Wakes some of those that wait for one of some reasons.
     *
     * @param most how many at most, 1 or more
     * @param reasons a bit each, at least one
     * @return how many it woke
     * @throws ErrnoException as futex(2)
     */
    public int wake(int most, int reasons) throws ErrnoException {
        if (most < 1) throw new IllegalArgumentException("how many to wake is 1 or more, not " + most);
        return (int) call(FUTEX.WAKE_BITSET, most, 0, MemorySegment.NULL, checked(reasons));
    }

    /**
     * Wakes some of those that wait, and lets others wait for another futex from now on, if the word has the expected value.
     *
     * @param wake how many to wake at most, 0 or more
     * @param move how many of the others to move at most, 0 or more
     * @param to a futex that is shared if this one is, and of this process if this one is
     * @return how many it woke and moved
     * @throws ErrnoException EAGAIN if the word had another value
     */
    public int requeue(int expected, int wake, int move, Futex to) throws ErrnoException {
        if (wake < 0 || move < 0) throw new IllegalArgumentException("none can be fewer than 0: wake=" + wake + ", move=" + move);
        if (privacy != to.privacy) {
            throw new IllegalArgumentException("who waits for a futex of this process cannot be moved to a shared one, nor the other way");
        }
        return (int) call(FUTEX.CMP_REQUEUE, wake, move, to.word, expected);
    }

    /** This futex, and the value that it is expected to have, for {@link #awaitAny}. */
    public Expected is(int value) {
        return new Expected(this, value);
    }

    /**
     * A futex to be waited for while its word has a value.
     *
     * @param futex the futex
     * @param value the value
     */
    public record Expected(Futex futex, int value) {}

    /**
     * Waits for any of several futexes, up to 128, while all have the values that are expected; since Linux 5.16. May block.
     *
     * @param timeout how long at most, or null
     * @return the index of one that was woken, or a negative errno: {@code -E.AGAIN} if a word had another value, {@code -E.TIMEDOUT}
     * @throws ErrnoException if it fails for another reason
     */
    public static int awaitAny(@Nullable Duration timeout, Expected... futexes) throws ErrnoException {
        if (futexes.length < 1 || futexes.length > FUTEX_LIMIT.WAITV_MAX) {
            throw new IllegalArgumentException("one can wait for 1 to 128 futexes, not " + futexes.length);
        }
        try (Scratch scratch = Scratch.open()) {
            Timespec deadline = timeout == null ? null : Deadline.after(scratch, CLOCK.MONOTONIC, timeout);
            MemorySegment waiters = FutexWaitv.array(scratch, futexes.length);
            for (int i = 0; i < futexes.length; i++) {
                Futex futex = futexes[i].futex;
                futex.requireAlive();
                FutexWaitv.at(waiters, i).val(Integer.toUnsignedLong(futexes[i].value)).uaddr(futex.word.address())
                        .flags(FUTEX2.SIZE_U32 | (futex.privacy == 0 ? 0 : FUTEX2.PRIVATE));
            }
            while (true) {
                long result = ProcessCalls.tryFutexWaitv(waiters, 0, deadline, CLOCK.MONOTONIC);
                if (result == -E.INTR) continue;
                if (result >= 0 || result == -E.AGAIN || result == -E.TIMEDOUT) return (int) result;
                throw ErrnoException.of(result, "futex_waitv", waiters, futexes.length);
            }
        }
    }

    /** The record of a futex holds its word's address, which keeps nothing alive. Without its memory it wakes nobody, and harms nobody. */
    private void requireAlive() {
        word.get(Access.INT, 0);
    }

    /** WAIT_BITSET takes a point in time, so that it can be called again with the same. */
    long waitUntil(int expected, int reasons, @Nullable Timespec deadline) {
        while (true) {
            long result = ProcessCalls.tryFutex(word, FUTEX.WAIT_BITSET | privacy, expected, deadline, MemorySegment.NULL, reasons);
            if (result != -E.INTR) return result;
        }
    }

    private long call(int operation, int first, int second, MemorySegment other, int third) throws ErrnoException {
        long result = FutexCall.call(word, operation | privacy, first, second, other, third);
        if (Syscall.isError(result)) throw failure(result, operation, first, second, other, third);
        return result;
    }

    private ErrnoException failure(long result, int operation, int first, Object second, MemorySegment other, int third) {
        return ErrnoException.of(result, "futex", word, FUTEX.table().shown(operation | privacy), first, second, other, third);
    }

    private static int checked(int reasons) {
        if (reasons == 0) throw new IllegalArgumentException("of the 32 reasons to wake, at least one bit is set");
        return reasons;
    }
}
