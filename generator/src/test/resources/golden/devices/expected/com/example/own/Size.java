package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Size of a window.
 *
 * {@snippet lang=c :
 * struct size {
 *     __u16 rows;
 *     __u16 columns;
 * };
 * }
 */
public final class Size implements Struct {
    /** Size in bytes. */
    public static final int SIZE = 4;

    /** Alignment in bytes. */
    public static final int ALIGN = 2;

    private final MemorySegment segment;

    private Size(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Size of(MemorySegment segment) {
        return new Size(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Size allocate(SegmentAllocator allocator) {
        return new Size(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Size at(MemorySegment array, long index) {
        return new Size(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code rows}. */
    public int rows() {
        return Short.toUnsignedInt(segment.get(Access.SHORT, 0));
    }

    /**
     * Sets {@link #rows()}.
     *
     * @return this
     */
    public Size rows(int value) {
        Access.putUnsigned(segment, 0, 2, value);
        return this;
    }

    /** {@code columns}. */
    public int columns() {
        return Short.toUnsignedInt(segment.get(Access.SHORT, 2));
    }

    /**
     * Sets {@link #columns()}.
     *
     * @return this
     */
    public Size columns(int value) {
        Access.putUnsigned(segment, 2, 2, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .add("rows", rows())
                .add("columns", columns())
                .toString();
    }
}
