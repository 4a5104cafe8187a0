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
    private final FutexCalls calls;

    private Futex(MemorySegment word, FutexCalls calls) {
        int size = hasNode(calls) ? 2 * Integer.BYTES : Integer.BYTES;
        if (!word.isNative() || word.byteSize() < size || word.address() % size != 0) {
            throw new IllegalArgumentException("this futex is " + size + " bytes of native memory whose address is a multiple of " + size);
        }
        this.word = word;
        this.calls = calls;
    }

    /** The futex that the first four bytes of some memory are, for all processes that share that memory. */
    public static Futex shared(MemorySegment memory) {
        return new Futex(memory, new FirstFutexCalls(0));
    }

    /** The same for threads of this process alone, which is quicker. */
    public static Futex ofProcess(MemorySegment memory) {
        return new Futex(memory, new FirstFutexCalls(FUTEX.PRIVATE_FLAG));
    }

    /**
     * A futex of the second generation, since Linux 6.7.
     *
     * @param memory begins with the word; with {@link FUTEX2#NUMA} the number of a node follows it, see {@link #node}
     * @param properties {@link FUTEX2#PRIVATE} for this process alone, {@link FUTEX2#NUMA}, {@link FUTEX2#MPOL}
     */
    public static Futex of(MemorySegment memory, int properties) {
        return new Futex(memory, SecondFutexCalls.of(properties));
    }

    /** {@link #of(MemorySegment, int)} in words: {@code "numa, private"}. */
    public static Futex of(MemorySegment memory, String properties) {
        return of(memory, FUTEX2.parse(properties));
    }

    /**
     * The node of memory near which the kernel keeps those who wait, -1 while nobody has said and nobody has waited: the first who waits
     * chooses his own. It is changed only while nobody waits.
     *
     * @throws IllegalStateException unless this futex is {@link FUTEX2#NUMA}
     */
    public int node() {
        return (int) WORD.getVolatile(nodeWord(), 0L);
    }

    /** Sets the {@link #node}, -1 for none. */
    public void setNode(int node) {
        WORD.setVolatile(nodeWord(), 0L, node);
    }

    private MemorySegment nodeWord() {
        if (!hasNode(calls)) throw new IllegalStateException("only a numa futex has a node");
        return word.asSlice(Integer.BYTES, Integer.BYTES);
    }

    private static boolean hasNode(FutexCalls calls) {
        return (calls.properties() & FUTEX2.NUMA) != 0;
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
            throw calls.failure(result, word, expected, ANY);
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
        return waitUntil(expected, checked(reasons), Deadline.after(CLOCK.MONOTONIC, timeout));
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
        return calls.wake(word, most, checked(reasons));
    }

    /**
     * Wakes some of those that wait, and lets others wait for another futex from now on, if the word has the expected value.
     *
     * @param wake how many to wake at most, 0 or more
     * @param move how many of the others to move at most, 0 or more
     * @param to a futex of the same kind: that is shared if this one is, and of the second generation if this one is
     * @return how many it woke and moved
     * @throws ErrnoException EAGAIN if the word had another value
     */
    public int requeue(int expected, int wake, int move, Futex to) throws ErrnoException {
        if (wake < 0 || move < 0) throw new IllegalArgumentException("none can be fewer than 0: wake=" + wake + ", move=" + move);
        if (!calls.equals(to.calls)) {
            throw new IllegalArgumentException("who waits is moved to a futex of the same kind only: of this process, or shared");
        }
        requireAlive();
        to.requireAlive();
        return calls.requeue(word, expected, wake, move, to.word);
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
            Timespec deadline = timeout == null ? null : Deadline.after(CLOCK.MONOTONIC, timeout);
            MemorySegment waiters = FutexWaitv.array(scratch, futexes.length);
            for (int i = 0; i < futexes.length; i++) {
                Futex futex = futexes[i].futex;
                futex.requireAlive();
                FutexWaitv.at(waiters, i).val(Integer.toUnsignedLong(futexes[i].value)).uaddr(futex.word.address())
                        .flags(futex.calls.properties());
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

    long waitUntil(int expected, int reasons, @Nullable Timespec deadline) {
        while (true) {
            long result = calls.tryAwait(word, expected, reasons, deadline);
            if (result != -E.INTR) return result;
        }
    }

    private static int checked(int reasons) {
        if (reasons == 0) throw new IllegalArgumentException("of the 32 reasons to wake, at least one bit is set");
        return reasons;
    }
}
