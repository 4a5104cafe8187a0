package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** The memory that generated records lie in. */
public final class StructMemory {
    private StructMemory() {}

    /** Memory for a record, all zero. */
    public static MemorySegment allocate(SegmentAllocator allocator, long size, long align) {
        return allocator.allocate(size, align).fill((byte) 0);
    }

    /**
     * Memory for {@code count} records in a row, all zero.
     *
     * @throws ArithmeticException if that is more than fits a long
     */
    public static MemorySegment array(SegmentAllocator allocator, long count, long size, long align) {
        return allocate(allocator, Math.multiplyExact(count, size), align);
    }

    /**
     * The record at {@code index} of an array.
     *
     * @throws IndexOutOfBoundsException if the array ends before it does
     */
    public static MemorySegment at(MemorySegment array, long index, long size) {
        return array.asSlice(index * size, size);
    }
}
