package dev.jsyscall.linux.abi.base;

import dev.jsyscall.Access;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A record of the kernel's interface.
 *
 * {@snippet lang=c :
 * struct pair {
 *     __s32 first;
 *     __s32 second;
 * };
 * }
 */
public final class Pair implements Struct {
    /** Size in bytes. */
    public static final int SIZE = 8;

    /** Alignment in bytes. */
    public static final int ALIGN = 4;

    private final MemorySegment segment;

    private Pair(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Pair of(MemorySegment segment) {
        return new Pair(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Pair allocate(SegmentAllocator allocator) {
        return new Pair(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Pair at(MemorySegment array, long index) {
        return new Pair(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code first}. */
    public int first() {
        return segment.get(Access.INT, 0);
    }

    /**
     * Sets {@link #first()}.
     *
     * @return this
     */
    public Pair first(int value) {
        segment.set(Access.INT, 0, value);
        return this;
    }

    /** {@code second}. */
    public int second() {
        return segment.get(Access.INT, 4);
    }

    /**
     * Sets {@link #second()}.
     *
     * @return this
     */
    public Pair second(int value) {
        segment.set(Access.INT, 4, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .add("first", first())
                .add("second", second())
                .toString();
    }
}
