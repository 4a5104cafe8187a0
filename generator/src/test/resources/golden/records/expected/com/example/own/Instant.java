package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.NanoTimed;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.StringJoiner;

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
        return new Instant(allocator.allocate(SIZE, ALIGN).fill((byte) 0));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return allocator.allocate(Math.multiplyExact(count, SIZE), ALIGN).fill((byte) 0);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Instant at(MemorySegment array, long index) {
        return new Instant(array.asSlice(index * SIZE, SIZE));
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
        StringJoiner text = new StringJoiner(", ", "{", "}");
        text.add("tv_sec=" + sec());
        text.add("tv_nsec=" + nsec());
        return text.toString();
    }
}
