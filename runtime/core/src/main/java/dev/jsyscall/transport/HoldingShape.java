package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.jsyscall.Native;
import dev.jsyscall.Syscall;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The shape of calls that keep further memory alive: six numbers, and behind them segments that the callee does not look at, but that the
 * foreign function interface holds while it runs. With numbers for words it allocates nothing, even where it is not compiled into its
 * caller.
 */
public final class HoldingShape {
    /** How many segments are held. */
    public static final int HELD = 8;

    private static final int WORDS = 6;

    private HoldingShape() {}

    /** Linked when it is needed first: few programs make such calls. */
    private static final class ByStub {
        static final MethodHandle HANDLE = ofLongs(Shape.link(words(WORDS)));
    }

    private static final class ByLibc {
        static final MethodHandle HANDLE = ofLongs(LibcCall.link(words(1 + WORDS)));
    }

    private static MemoryLayout[] words(int numbers) {
        MemoryLayout[] words = new MemoryLayout[numbers + HELD];
        Arrays.fill(words, 0, numbers, Shape.cLong(Linker.nativeLinker()));
        Arrays.fill(words, numbers, words.length, ADDRESS);
        return words;
    }

    /** The same handle with numbers of 64 bits, of which it takes as many as C's long has. */
    private static MethodHandle ofLongs(MethodHandle handle) {
        Class<?>[] parameters = handle.type().parameterArray();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == int.class) parameters[i] = long.class;
        }
        return MethodHandles.explicitCastArguments(handle, MethodType.methodType(long.class, parameters));
    }

    /** Makes a system call, the one way or the other. */
    public static long call(
            Syscall call, long a, long b, long c, long d, long e, long f,
            MemorySegment held0, MemorySegment held1, MemorySegment held2, MemorySegment held3,
            MemorySegment held4, MemorySegment held5, MemorySegment held6, MemorySegment held7) {
        try {
            if (Transport.STUBS) {
                return (long) ByStub.HANDLE.invokeExact(call.entry(), a, b, c, d, e, f,
                        held0, held1, held2, held3, held4, held5, held6, held7);
            }
            MemorySegment state = Native.state();
            return LibcCall.result((long) ByLibc.HANDLE.invokeExact(state, (long) call.number(), a, b, c, d, e, f,
                    held0, held1, held2, held3, held4, held5, held6, held7), state);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }
}
