package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Numbers of each width.
 *
 * {@snippet lang=c :
 * struct numbers {
 *     __u8 n_small;
 *     __s16 n_signed;
 *     __u32 n_choice;
 *     __s64 n_time;
 *     unsigned long n_long;
 *     size_t n_size;
 *     void *n_where;
 *     double n_ratio;
 *     __be16 n_port;
 *     __be32 n_address;
 *     __u32 n_class;
 * };
 * }
 */
public final class Numbers implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "tight" -> 48;
        case "wide" -> 64;
        default -> 56;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "tight" -> 4;
        default -> 8;
    };

    private static final int SIZE_OFFSET = switch (Platform.arch()) {
        case "wide" -> 24;
        default -> 20;
    };

    private static final int WHERE_OFFSET = switch (Platform.arch()) {
        case "wide" -> 32;
        default -> 24;
    };

    private static final int RATIO_OFFSET = switch (Platform.arch()) {
        case "tight" -> 28;
        case "wide" -> 40;
        default -> 32;
    };

    private static final int PORT_OFFSET = switch (Platform.arch()) {
        case "tight" -> 36;
        case "wide" -> 48;
        default -> 40;
    };

    private static final int ADDRESS_OFFSET = switch (Platform.arch()) {
        case "tight" -> 40;
        case "wide" -> 52;
        default -> 44;
    };

    private static final int CLASS_OFFSET = switch (Platform.arch()) {
        case "tight" -> 44;
        case "wide" -> 56;
        default -> 48;
    };

    private final MemorySegment segment;

    private Numbers(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Numbers of(MemorySegment segment) {
        return new Numbers(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Numbers allocate(SegmentAllocator allocator) {
        return new Numbers(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Numbers at(MemorySegment array, long index) {
        return new Numbers(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code n_small}: Whether. Holds {@link BITS}. */
    public int small() {
        return Byte.toUnsignedInt(segment.get(Access.BYTE, 0));
    }

    /**
     * Sets {@link #small()}.
     *
     * @return this
     */
    public Numbers small(int value) {
        Access.putUnsigned(segment, 0, 1, value);
        return this;
    }

    /**
     * Sets {@link #small()} by the words of {@link BITS}.
     *
     * @return this
     */
    public Numbers small(String words) {
        return small(BITS.parse(words));
    }

    /** {@code n_signed}. */
    public int signed() {
        return segment.get(Access.SHORT, 2);
    }

    /**
     * Sets {@link #signed()}.
     *
     * @return this
     */
    public Numbers signed(int value) {
        Access.putSigned(segment, 2, 2, value);
        return this;
    }

    /** {@code n_choice}. Holds {@link CHOICE}. */
    public int choice() {
        return segment.get(Access.INT, 4);
    }

    /**
     * Sets {@link #choice()}.
     *
     * @return this
     */
    public Numbers choice(int value) {
        segment.set(Access.INT, 4, value);
        return this;
    }

    /**
     * Sets {@link #choice()} by the words of {@link CHOICE}.
     *
     * @return this
     */
    public Numbers choice(String words) {
        return choice(CHOICE.parse(words));
    }

    /** {@code n_time}. */
    public long time() {
        return segment.get(Access.LONG, 8);
    }

    /**
     * Sets {@link #time()}.
     *
     * @return this
     */
    public Numbers time(long value) {
        segment.set(Access.LONG, 8, value);
        return this;
    }

    /** {@code n_long}. */
    public long long_() {
        return Access.unsignedWord(segment, 16);
    }

    /**
     * Sets {@link #long_()}.
     *
     * @return this
     */
    public Numbers long_(long value) {
        Access.putUnsignedWord(segment, 16, value);
        return this;
    }

    /** {@code n_size}. */
    public long size() {
        return Access.unsignedWord(segment, SIZE_OFFSET);
    }

    /**
     * Sets {@link #size()}.
     *
     * @return this
     */
    public Numbers size(long value) {
        Access.putUnsignedWord(segment, SIZE_OFFSET, value);
        return this;
    }

    /** {@code n_where}. */
    public long where() {
        return Access.unsignedWord(segment, WHERE_OFFSET);
    }

    /**
     * Sets {@link #where()}.
     *
     * @return this
     */
    public Numbers where(long value) {
        Access.putUnsignedWord(segment, WHERE_OFFSET, value);
        return this;
    }

    /**
     * Makes {@link #where()} point to {@code target}, which must outlive the record's use.
     *
     * @return this
     */
    public Numbers where(MemorySegment target) {
        return where(target.address());
    }

    /** {@code n_ratio}. */
    public double ratio() {
        return segment.get(Access.DOUBLE, RATIO_OFFSET);
    }

    /**
     * Sets {@link #ratio()}.
     *
     * @return this
     */
    public Numbers ratio(double value) {
        segment.set(Access.DOUBLE, RATIO_OFFSET, value);
        return this;
    }

    /** {@code n_port}. */
    public int port() {
        return Short.toUnsignedInt(segment.get(Access.BE16, PORT_OFFSET));
    }

    /**
     * Sets {@link #port()}.
     *
     * @return this
     */
    public Numbers port(int value) {
        segment.set(Access.BE16, PORT_OFFSET, Access.unsignedShort(value));
        return this;
    }

    /** {@code n_address}. */
    public int address() {
        return segment.get(Access.BE32, ADDRESS_OFFSET);
    }

    /**
     * Sets {@link #address()}.
     *
     * @return this
     */
    public Numbers address(int value) {
        segment.set(Access.BE32, ADDRESS_OFFSET, value);
        return this;
    }

    /** {@code n_class}. */
    public int class_() {
        return segment.get(Access.INT, CLASS_OFFSET);
    }

    /**
     * Sets {@link #class_()}.
     *
     * @return this
     */
    public Numbers class_(int value) {
        segment.set(Access.INT, CLASS_OFFSET, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .words("n_small", BITS.table(), small())
                .add("n_signed", signed())
                .words("n_choice", CHOICE.table(), choice())
                .add("n_time", time())
                .unsigned("n_long", long_())
                .unsigned("n_size", size())
                .address("n_where", where())
                .add("n_ratio", ratio())
                .add("n_port", port())
                .unsigned("n_address", address())
                .unsigned("n_class", class_())
                .toString();
    }
}
