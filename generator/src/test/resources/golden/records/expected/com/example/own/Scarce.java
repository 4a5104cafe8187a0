package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Not everywhere.
 *
 * {@snippet lang=c :
 * struct scarce {
 *     __u32 a;
 * };
 * }
 *
 * <p>Not on narrow.
 */
public final class Scarce implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 4;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 4;
    };

    private final MemorySegment segment;

    private Scarce(MemorySegment segment) {
        this.segment = segment;
    }

    /** Whether this architecture has the record. */
    public static boolean exists() {
        return ALIGN > 0;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Scarce of(MemorySegment segment) {
        if (!exists()) throw Access.absent("scarce");
        return new Scarce(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Scarce allocate(SegmentAllocator allocator) {
        if (!exists()) throw Access.absent("scarce");
        return new Scarce(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        if (!exists()) throw Access.absent("scarce");
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Scarce at(MemorySegment array, long index) {
        return new Scarce(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code a}. */
    public int a() {
        return segment.get(Access.INT, 0);
    }

    /**
     * Sets {@link #a()}.
     *
     * @return this
     */
    public Scarce a(int value) {
        segment.set(Access.INT, 0, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .unsigned("a", a())
                .toString();
    }
}
