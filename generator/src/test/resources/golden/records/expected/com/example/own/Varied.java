package com.example.own;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Struct;
import dev.jsyscall.StructMemory;
import dev.jsyscall.StructText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Members that come and go.
 *
 * {@snippet lang=c :
 * // on tight
 * struct varied {
 *     __u16 v_width;
 *     __u16 v_only_here;
 *     __u32 v_first;
 * };
 * }
 */
public final class Varied implements Struct {
    /** Size in bytes. */
    public static final int SIZE = switch (Platform.arch()) {
        case "tight" -> 8;
        case "wide" -> 12;
        default -> 16;
    };

    /** Alignment in bytes. */
    public static final int ALIGN = switch (Platform.arch()) {
        case "narrow" -> 8;
        default -> 4;
    };

    private static final int FIRST_OFFSET = switch (Platform.arch()) {
        case "tight" -> 4;
        default -> 0;
    };

    private static final int WIDTH_BYTES = switch (Platform.arch()) {
        case "tight" -> 2;
        case "wide" -> 4;
        default -> 8;
    };

    private static final int WIDTH_OFFSET = switch (Platform.arch()) {
        case "tight" -> 0;
        case "wide" -> 4;
        default -> 8;
    };

    private static final int ONLY_HERE_OFFSET = switch (Platform.arch()) {
        case "tight" -> 2;
        case "wide" -> 8;
        default -> -1;
    };

    private final MemorySegment segment;

    private Varied(MemorySegment segment) {
        this.segment = segment;
    }

    /**
     * A view of the beginning of {@code segment}.
     *
     * @throws IndexOutOfBoundsException if {@code segment} is smaller than {@link #SIZE}
     */
    public static Varied of(MemorySegment segment) {
        return new Varied(segment.asSlice(0, SIZE));
    }

    /** A new record, all zero. */
    public static Varied allocate(SegmentAllocator allocator) {
        return new Varied(StructMemory.allocate(allocator, SIZE, ALIGN));
    }

    /** Memory for {@code count} records, all zero; {@link #at} gives each. */
    public static MemorySegment array(SegmentAllocator allocator, long count) {
        return StructMemory.array(allocator, count, SIZE, ALIGN);
    }

    /** The record at {@code index}, from 0, of an array of them. */
    public static Varied at(MemorySegment array, long index) {
        return new Varied(StructMemory.at(array, index, SIZE));
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    /** {@code v_first}. */
    public int first() {
        return segment.get(Access.INT, FIRST_OFFSET);
    }

    /**
     * Sets {@link #first()}.
     *
     * @return this
     */
    public Varied first(int value) {
        segment.set(Access.INT, FIRST_OFFSET, value);
        return this;
    }

    /** {@code v_width}. Holds {@link CHOICE}. */
    public long width() {
        return Access.unsigned(segment, WIDTH_OFFSET, WIDTH_BYTES);
    }

    /**
     * Sets {@link #width()}.
     *
     * @return this
     */
    public Varied width(long value) {
        Access.putUnsigned(segment, WIDTH_OFFSET, WIDTH_BYTES, value);
        return this;
    }

    /**
     * Sets {@link #width()} by the words of {@link CHOICE}.
     *
     * @return this
     */
    public Varied width(String words) {
        return width(Integer.toUnsignedLong(CHOICE.parse(words)));
    }

    /** Whether this architecture has {@link #only_here}. */
    public static boolean hasOnlyHere() {
        return ONLY_HERE_OFFSET >= 0;
    }

    /** {@code v_only_here}. Not on narrow. */
    public int only_here() {
        if (!hasOnlyHere()) throw Access.absent("varied", "only_here");
        return Short.toUnsignedInt(segment.get(Access.SHORT, ONLY_HERE_OFFSET));
    }

    /**
     * Sets {@link #only_here()}.
     *
     * @return this
     */
    public Varied only_here(int value) {
        if (!hasOnlyHere()) throw Access.absent("varied", "only_here");
        Access.putUnsigned(segment, ONLY_HERE_OFFSET, 2, value);
        return this;
    }

    @Override
    public String toString() {
        StructText text = new StructText();
        text.unsigned("v_first", first());
        text.words("v_width", CHOICE.table(), (int) width());
        if (hasOnlyHere()) text.add("v_only_here", only_here());
        return text.toString();
    }
}
