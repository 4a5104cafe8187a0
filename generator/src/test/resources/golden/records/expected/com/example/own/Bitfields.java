package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Some bits each.
 *
 * {@snippet lang=c :
 * struct bitfields {
 *     __u32 low : 3;
 *     __u32 kind : 5;
 *     __s32 rest : 24;
 * };
 * }
 */
public final class Bitfields implements Struct {
    /** Size in bytes. */
    public static final int SIZE = 4;

    /** Alignment in bytes. */
    public static final int ALIGN = 4;

    private static final int LOW_SHIFT = switch (Platform.arch()) {
        case "narrow" -> 29;
        default -> 0;
    };

    private static final int KIND_SHIFT = switch (Platform.arch()) {
        case "narrow" -> 24;
        default -> 3;
    };

    private static final int REST_SHIFT = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 8;
    };

    private final MemorySegment segment;

    private Bitfields(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Bitfields of(MemorySegment segment) {
        return new Bitfields(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Bitfields allocate(SegmentAllocator allocator) {
        return new Bitfields(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Bitfields at(MemorySegment array, long index) {
        return new Bitfields(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code low}. */
    public int low() {
        return (int) Access.bits(segment, 0, 4, LOW_SHIFT, 3);
    }

    /**
     * Sets {@link #low()}.
     *
     * @return this
     */
    public Bitfields low(int value) {
        Access.putBits(segment, 0, 4, LOW_SHIFT, 3, value);
        return this;
    }

    /** {@code kind}. Holds {@link CHOICE}. */
    public int kind() {
        return (int) Access.bits(segment, 0, 4, KIND_SHIFT, 5);
    }

    /**
     * Sets {@link #kind()}.
     *
     * @return this
     */
    public Bitfields kind(int value) {
        Access.putBits(segment, 0, 4, KIND_SHIFT, 5, value);
        return this;
    }

    /**
     * Sets {@link #kind()} by the words of {@link CHOICE}.
     *
     * @return this
     */
    public Bitfields kind(String words) {
        return kind(CHOICE.parse(words));
    }

    /** {@code rest}. */
    public int rest() {
        return (int) Access.signedBits(segment, 0, 4, REST_SHIFT, 24);
    }

    /**
     * Sets {@link #rest()}.
     *
     * @return this
     */
    public Bitfields rest(int value) {
        Access.putSignedBits(segment, 0, 4, REST_SHIFT, 24, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .add("low", low())
                .words("kind", CHOICE.table(), kind())
                .add("rest", rest())
                .toString();
    }
}
