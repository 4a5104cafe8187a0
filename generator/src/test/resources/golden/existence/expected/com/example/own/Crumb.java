package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Of which another architecture has another kind.
 *
 * {@snippet lang=c :
 * // on narrow
 * struct crumb {
 *     __u16 weight;
 * };
 * }
 */
public final class Crumb implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "narrow" -> 2;
        default -> 1;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "narrow" -> 2;
        default -> 1;
    };

    private static final int WEIGHT_BYTES = switch (Platform.arch()) {
        case "narrow" -> 2;
        default -> 1;
    };

    private final MemorySegment segment;

    private Crumb(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Crumb of(MemorySegment segment) {
        return new Crumb(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Crumb allocate(SegmentAllocator allocator) {
        return new Crumb(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Crumb at(MemorySegment array, long index) {
        return new Crumb(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code weight}. */
    public long weight() {
        return Access.unsigned(segment, 0, WEIGHT_BYTES);
    }

    /**
     * Sets {@link #weight()}.
     *
     * @return this
     */
    public Crumb weight(long value) {
        Access.putUnsigned(segment, 0, WEIGHT_BYTES, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .unsigned("weight", weight())
                .toString();
    }
}
