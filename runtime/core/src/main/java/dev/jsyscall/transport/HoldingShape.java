package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.jsyscall.Native;
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

    /** Makes a system call by its stub. */
    public static long call(
            MemorySegment stub, MemorySegment[] held, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e,
            MemorySegment f) {
        try {
            return (long) ByStub.HANDLE.invokeExact(stub, a, b, c, d, e, f, MemorySegment.NULL,
                    held[0], held[1], held[2], held[3], held[4], held[5], held[6], held[7]);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /** Makes a system call by the C library. */
    public static long call(
            int number, MemorySegment[] held, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e,
            MemorySegment f) {
        MemorySegment state = Native.state();
        try {
            return LibcCall.result((long) ByLibc.HANDLE.invokeExact(state, MemorySegment.ofAddress(number), a, b, c, d, e, f,
                    MemorySegment.NULL, held[0], held[1], held[2], held[3], held[4], held[5], held[6], held[7]), state);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }
}
