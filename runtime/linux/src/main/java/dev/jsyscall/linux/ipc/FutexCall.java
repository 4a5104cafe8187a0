package dev.jsyscall.linux.ipc;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.MemorySegment;

/** futex(2) for operations whose fourth argument is a number, which the typed call knows as a time only. */
final class FutexCall {
    private FutexCall() {}

    static long call(MemorySegment word, int operation, int first, int second, MemorySegment other, int third) {
        MemorySegment number = MemorySegment.ofAddress(Integer.toUnsignedLong(second));
        return Platform.is64Bit()
                ? ProcessRaw.futex(word, operation, first, number, other, third)
                : ProcessRaw.futex_time64(word, operation, first, number, other, third);
    }
}
