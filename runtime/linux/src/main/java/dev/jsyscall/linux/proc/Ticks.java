package dev.jsyscall.linux.proc;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.auxvec.AUXV;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** The unit that /proc counts time in, some of which make a second: the kernel told this process when it started it. */
final class Ticks {
    private static final long SECOND_NANOS = 1_000_000_000;

    private Ticks() {}

    static Duration time(long ticks) {
        long perSecond = Known.PER_SECOND;
        return Duration.ofSeconds(ticks / perSecond, ticks % perSecond * SECOND_NANOS / perSecond);
    }

    static Duration time(String ticks) {
        return time(Long.parseLong(ticks));
    }

    private static final class Known {
        static final long PER_SECOND = ask();

        private static long ask() {
            int word = Platform.is64Bit() ? Long.BYTES : Integer.BYTES;
            try {
                MemorySegment pairs = MemorySegment.ofArray(ProcFile.read("/proc/self/auxv"));
                for (long at = 0; at + 2L * word <= pairs.byteSize(); at += 2L * word) {
                    if (Access.unsignedWord(pairs, at) == AUXV.CLKTCK) return Access.unsignedWord(pairs, at + word);
                }
            } catch (ErrnoException e) {
                throw new IllegalStateException("/proc/self/auxv cannot be read: " + e.getMessage(), e);
            }
            throw new IllegalStateException("the kernel does not tell its ticks per second in /proc/self/auxv");
        }
    }
}
