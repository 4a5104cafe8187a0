package dev.jsyscall.linux.abi.elsewhere;

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
 * struct elsewhere {
 *     __u8 a;
 * };
 * }
 */
public final class Elsewhere implements Struct {
    /** Size in bytes. */
    public static final int SIZE = 1;

    /** Alignment in bytes. */
    public static final int ALIGN = 1;

    private final MemorySegment segment;

    private Elsewhere(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Elsewhere of(MemorySegment segment) {
        return new Elsewhere(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Elsewhere allocate(SegmentAllocator allocator) {
        return new Elsewhere(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Elsewhere at(MemorySegment array, long index) {
        return new Elsewhere(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code a}. */
    public int a() {
        return Byte.toUnsignedInt(segment.get(Access.BYTE, 0));
    }

    /**
     * Sets {@link #a()}.
     *
     * @return this
     */
    public Elsewhere a(int value) {
        Access.putUnsigned(segment, 0, 1, value);
        return this;
    }

    @Override
    public String toString() {
        return new StructText()
                .add("a", a())
                .toString();
    }
}
