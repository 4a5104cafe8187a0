package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The calls on a futex's word, with what they need to know of it. */
sealed interface FutexCalls permits FirstFutexCalls, SecondFutexCalls {

    /** Waits once, until a point on the monotonic clock. */
    long tryAwait(MemorySegment word, int expected, int reasons, @Nullable Timespec deadline);

    /** What a failure to wait is told as. */
    ErrnoException failure(long result, MemorySegment word, int expected, int reasons);

    int wake(MemorySegment word, int most, int reasons) throws ErrnoException;

    /** Wakes some and moves others to a word that has the same calls. */
    int requeue(MemorySegment word, int expected, int wake, int move, MemorySegment to) throws ErrnoException;

    /** What the word is, in bits of {@link dev.jsyscall.linux.abi.process.FUTEX2}. */
    int properties();
}
