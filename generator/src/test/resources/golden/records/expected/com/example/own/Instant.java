package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.NanoTimed;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A clock's time.
 *
 * {@snippet lang=c :
 * struct instant {
 *     __s64 tv_sec;
 *     __s64 tv_nsec;
 * };
 * }
 */
public final class Instant implements Struct, NanoTimed {
    /** Size in bytes. */
    public static final int SIZE = 16;

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "tight" -> 4;
        default -> 8;
    };

    private final MemorySegment segment;

    private Instant(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Instant of(MemorySegment segment) {
        return new Instant(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Instant allocate(SegmentAllocator allocator) {
        return new Instant(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Instant at(MemorySegment array, long index) {
        return new Instant(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code tv_sec}. */
    public long sec() {
        return segment.get(Access.LONG, 0);
    }

    /**
     * Sets {@link #sec()}.
     *
     * @return this
     */
    public Instant sec(long value) {
        segment.set(Access.LONG, 0, value);
        return this;
    }

    /** {@code tv_nsec}. */
    public long nsec() {
        return segment.get(Access.LONG, 8);
    }

    /**
     * Sets {@link #nsec()}.
     *
     * @return this
     */
    public Instant nsec(long value) {
        segment.set(Access.LONG, 8, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .add("tv_sec", sec())
                .add("tv_nsec", nsec())
                .toString();
    }
}
