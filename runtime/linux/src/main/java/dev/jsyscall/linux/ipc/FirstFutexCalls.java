package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.process.FUTEX;
import dev.jsyscall.linux.abi.process.FUTEX2;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * futex(2), which all kernels have.
 *
 * @param privacy {@link FUTEX#PRIVATE_FLAG} or 0
 */
record FirstFutexCalls(int privacy) implements FutexCalls {

    /** WAIT_BITSET takes a point in time, so that it can be called again with the same. */
    @Override
    public long tryAwait(MemorySegment word, int expected, int reasons, @Nullable Timespec deadline) {
        return ProcessCalls.tryFutex(word, FUTEX.WAIT_BITSET | privacy, expected, deadline, MemorySegment.NULL, reasons);
    }

    @Override
    public ErrnoException failure(long result, MemorySegment word, int expected, int reasons) {
        return failure(result, word, FUTEX.WAIT_BITSET, expected, MemorySegment.NULL, MemorySegment.NULL, reasons);
    }

    @Override
    public int wake(MemorySegment word, int most, int reasons) throws ErrnoException {
        return call(word, FUTEX.WAKE_BITSET, most, 0, MemorySegment.NULL, reasons);
    }

    @Override
    public int requeue(MemorySegment word, int expected, int wake, int move, MemorySegment to) throws ErrnoException {
        return call(word, FUTEX.CMP_REQUEUE, wake, move, to, expected);
    }

    @Override
    public int properties() {
        return FUTEX2.SIZE_U32 | (privacy == 0 ? 0 : FUTEX2.PRIVATE);
    }

    /** The typed call knows the fourth argument as a time only. */
    private int call(MemorySegment word, int operation, int first, int second, MemorySegment other, int third) throws ErrnoException {
        MemorySegment number = MemorySegment.ofAddress(Integer.toUnsignedLong(second));
        long result = Platform.is64Bit()
                ? ProcessRaw.futex(word, operation | privacy, first, number, other, third)
                : ProcessRaw.futex_time64(word, operation | privacy, first, number, other, third);
        if (Syscall.isError(result)) throw failure(result, word, operation, first, second, other, third);
        return (int) result;
    }

    private ErrnoException failure(
            long result, MemorySegment word, int operation, int first, Object second, MemorySegment other, int third) {
        return ErrnoException.of(result, "futex", word, FUTEX.table().shown(operation | privacy), first, second, other, third);
    }
}
