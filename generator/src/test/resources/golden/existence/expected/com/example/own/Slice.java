package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A slice of bread.
 *
 * {@snippet lang=c :
 * struct slice {
 *     __u32 flags;
 *     __u8 slot;
 * };
 * }
 *
 * <p>Not on narrow.
 */
public final class Slice implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 8;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 4;
    };

    private final MemorySegment segment;

    private Slice(MemorySegment segment) {
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
    public static Slice of(MemorySegment segment) {
        if (!exists()) throw Access.absent("slice");
        return new Slice(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Slice allocate(SegmentAllocator allocator) {
        if (!exists()) throw Access.absent("slice");
        return new Slice(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        if (!exists()) throw Access.absent("slice");
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Slice at(MemorySegment array, long index) {
        return new Slice(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code flags}. Holds {@link TOAST}. */
    public int flags() {
        return segment.get(Access.INT, 0);
    }

    /**
     * Sets {@link #flags()}.
     *
     * @return this
     */
    public Slice flags(int value) {
        segment.set(Access.INT, 0, value);
        return this;
    }

    /**
     * Sets {@link #flags()} by the words of {@link TOAST}.
     *
     * @return this
     */
    public Slice flags(String words) {
        return flags(TOAST.parse(words));
    }

    /** {@code slot}. Holds {@link SLOT}. */
    public int slot() {
        return Byte.toUnsignedInt(segment.get(Access.BYTE, 4));
    }

    /**
     * Sets {@link #slot()}.
     *
     * @return this
     */
    public Slice slot(int value) {
        Access.putUnsigned(segment, 4, 1, value);
        return this;
    }

    /**
     * Sets {@link #slot()} by the words of {@link SLOT}.
     *
     * @return this
     */
    public Slice slot(String words) {
        return slot(SLOT.parse(words));
    }

    @Override
    public String toString() {
        return new StructText()
                .words("flags", TOAST.table(), flags())
                .words("slot", SLOT.table(), slot())
                .toString();
    }
}
