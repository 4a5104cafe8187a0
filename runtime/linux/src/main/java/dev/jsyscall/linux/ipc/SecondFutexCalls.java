package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.process.FUTEX2;
import dev.jsyscall.linux.abi.process.FutexWaitv;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * futex_wait, futex_wake and futex_requeue, since Linux 6.7.
 *
 * @param properties bits of {@link FUTEX2}
 */
record SecondFutexCalls(int properties) implements FutexCalls {
    private static final int KNOWN = FUTEX2.SIZE_MASK | FUTEX2.NUMA | FUTEX2.MPOL | FUTEX2.PRIVATE;

    static SecondFutexCalls of(int properties) {
        int size = properties & FUTEX2.SIZE_MASK;
        if ((properties & ~KNOWN) != 0 || size != FUTEX2.SIZE_U32 && size != 0) {
            throw new IllegalArgumentException("a futex has 32 bits and may be numa, mpol and private, not " + FUTEX2.format(properties));
        }
        return new SecondFutexCalls(properties | FUTEX2.SIZE_U32);
    }

    @Override
    public long tryAwait(MemorySegment word, int expected, int reasons, @Nullable Timespec deadline) {
        return ProcessCalls.tryFutexWait(word, Integer.toUnsignedLong(expected), Integer.toUnsignedLong(reasons), properties, deadline,
                CLOCK.MONOTONIC);
    }

    @Override
    public ErrnoException failure(long result, MemorySegment word, int expected, int reasons) {
        return ErrnoException.of(result, "futex_wait", word, expected, reasons, FUTEX2.table().shown(properties));
    }

    @Override
    public int wake(MemorySegment word, int most, int reasons) throws ErrnoException {
        return ProcessCalls.futexWake(word, Integer.toUnsignedLong(reasons), most, properties);
    }

    @Override
    public int requeue(MemorySegment word, int expected, int wake, int move, MemorySegment to) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment both = FutexWaitv.array(scratch, 2);
            FutexWaitv.at(both, 0).val(Integer.toUnsignedLong(expected)).uaddr(word.address()).flags(properties);
            FutexWaitv.at(both, 1).uaddr(to.address()).flags(properties);
            return ProcessCalls.futexRequeue(both, wake, move);
        }
    }
}
