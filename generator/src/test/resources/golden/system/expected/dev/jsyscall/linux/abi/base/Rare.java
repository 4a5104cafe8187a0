package dev.jsyscall.linux.abi.base;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A record of the kernel's interface.
 *
 * {@snippet lang=c :
 * struct rare {
 *     __u8 a;
 * };
 * }
 *
 * <p>Not on narrow.
 */
public final class Rare implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 1;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "narrow" -> 0;
        default -> 1;
    };

    private final MemorySegment segment;

    private Rare(MemorySegment segment) {
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
    public static Rare of(MemorySegment segment) {
        if (!exists()) throw Access.absent("rare");
        return new Rare(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Rare allocate(SegmentAllocator allocator) {
        if (!exists()) throw Access.absent("rare");
        return new Rare(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        if (!exists()) throw Access.absent("rare");
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Rare at(MemorySegment array, long index) {
        return new Rare(StructMemory.at(array, index, SIZE));
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
    public Rare a(int value) {
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
