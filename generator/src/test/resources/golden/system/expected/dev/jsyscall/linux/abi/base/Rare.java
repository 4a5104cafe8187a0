package dev.jsyscall.linux.abi.base;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.StringJoiner;

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
        return SIZE > 0;
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
        return new Rare(allocator.allocate(SIZE, ALIGN).fill((byte) 0));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        if (!exists()) throw Access.absent("rare");
        return allocator.allocate(Math.multiplyExact(count, SIZE), ALIGN).fill((byte) 0);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Rare at(MemorySegment array, long index) {
        return new Rare(array.asSlice(index * SIZE, SIZE));
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
        StringJoiner text = new StringJoiner(", ", "{", "}");
        text.add("a=" + a());
        return text.toString();
    }
}
