package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The shape on architectures whose system calls take seven words. */
public final class WideShape {
    /** {@code (MemorySegment function, 7 × MemorySegment) → long}. */
    private static final MethodHandle HANDLE = Shape.link(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private WideShape() {}

    /** Makes a system call by its stub. */
    public static long call(
            MemorySegment stub, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f,
            MemorySegment g) {
        try {
            return (long) HANDLE.invokeExact(stub, a, b, c, d, e, f, g);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }
}
