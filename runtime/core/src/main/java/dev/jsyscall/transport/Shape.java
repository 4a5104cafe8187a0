package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Objects;

/**
 * The one shape in which native code is entered: a function of six words that returns a C {@code long}, its address the first argument.
 *
 * <p>The first method handle of the foreign function interface costs most of a cold start and each further shape some milliseconds,
 * so the whole kernel, and the few library functions that install its stubs, go through this one.
 */
public final class Shape {
    /** {@code (MemorySegment function, 6 × MemorySegment) → long}, the result sign-extended where C's long has 32 bits. */
    public static final MethodHandle HANDLE = link(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private Shape() {}

    @SuppressWarnings("restricted")
    static MethodHandle link(MemoryLayout... words) {
        Linker linker = Linker.nativeLinker();
        return widened(linker.downcallHandle(FunctionDescriptor.of(cLong(linker), words)));
    }

    static MemoryLayout cLong(Linker linker) {
        return Objects.requireNonNull(linker.canonicalLayouts().get("long"));
    }

    /** The same handle with a result of 64 bits. */
    static MethodHandle widened(MethodHandle handle) {
        return handle.type().returnType() == long.class ? handle : handle.asType(handle.type().changeReturnType(long.class));
    }

    /** The address of a function of the C library. */
    static MemorySegment libc(String symbol) {
        // No lambda: the first one would cost milliseconds of every cold start.
        Optional<MemorySegment> function = Linker.nativeLinker().defaultLookup().find(symbol);
        if (function.isEmpty()) throw new NoSuchElementException("the C library has no " + symbol);
        return function.get();
    }

    /** Calls a native function of up to six words. A result narrower than C's {@code long} leaves the upper bits undefined. */
    static long call(MemorySegment function, MemorySegment... words) {
        try {
            return (long) HANDLE.invokeExact(function, word(words, 0), word(words, 1), word(words, 2), word(words, 3), word(words, 4),
                    word(words, 5));
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    private static MemorySegment word(MemorySegment[] words, int index) {
        return index < words.length ? words[index] : MemorySegment.NULL;
    }
}
