package dev.jsyscall.transport;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.jsyscall.Native;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * The shape of calls that keep further memory alive: seven words, and behind them segments that the callee does not look at, but that
 * the foreign function interface holds while it runs.
 */
public final class HoldingShape {
    /** How many segments are held. */
    public static final int HELD = 8;

    private static final int WORDS = 7;

    private HoldingShape() {}

    /** Linked when it is needed first: few programs make such calls. */
    private static final class ByStub {
        static final MethodHandle HANDLE = Shape.link(words(WORDS));
    }

    private static final class ByLibc {
        static final MethodHandle HANDLE = LibcCall.link(words(1 + WORDS));
    }

    private static MemoryLayout[] words(int before) {
        MemoryLayout[] words = new MemoryLayout[before + HELD];
        Arrays.fill(words, ADDRESS);
        return words;
    }

    /** Makes a system call, the one way or the other. */
    public static long call(
            Syscall call, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f,
            MemorySegment held0, MemorySegment held1, MemorySegment held2, MemorySegment held3,
            MemorySegment held4, MemorySegment held5, MemorySegment held6, MemorySegment held7) {
        try {
            if (Transport.STUBS) {
                return (long) ByStub.HANDLE.invokeExact(call.entry(), a, b, c, d, e, f, NULL,
                        held0, held1, held2, held3, held4, held5, held6, held7);
            }
            MemorySegment state = Native.state();
            return LibcCall.result((long) ByLibc.HANDLE.invokeExact(state, MemorySegment.ofAddress(call.number()), a, b, c, d, e, f, NULL,
                    held0, held1, held2, held3, held4, held5, held6, held7), state);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }
}
