package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.invoke.MethodHandle;

/** The shape on architectures whose system calls take seven words. */
public final class WideShape {
    /** {@code (MemorySegment function, 7 × MemorySegment) → long}. */
    public static final MethodHandle HANDLE = Shape.link(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private WideShape() {}
}
