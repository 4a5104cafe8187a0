package dev.jsyscall.generator.layout;

/**
 * Places the members of one record, in order, as C does. Sizes and alignments are in bytes; alignments are powers of two.
 *
 * <p>The rules are those of the System V ABIs: each member at the next multiple of its alignment, the record as aligned as its most
 * aligned member and padded to that. A bit-field takes the next free bit unless it would then straddle a boundary that its type's
 * alignment allows none of its values to straddle; its type's alignment counts for the record. In a packed record all alignments are 1.
 */
public final class RecordLayouter {
    private final boolean union;
    private final boolean packed;
    private long bits;
    private long align = 1;

    public RecordLayouter(boolean union, boolean packed) {
        this.union = union;
        this.packed = packed;
    }

    /**
     * Places a member.
     *
     * @param size its size; 0 for a flexible tail
     * @param natural its type's alignment
     * @param atLeast the alignment that an {@code aligned} clause asks for, else 1
     * @return its offset
     */
    public long place(long size, long natural, long atLeast) {
        long alignment = Math.max(packed ? 1 : natural, atLeast);
        align = Math.max(align, alignment);
        long offset = union ? 0 : roundUp((bits + 7) / 8, alignment);
        bits = Math.max(bits, (offset + size) * 8);
        return offset;
    }

    /**
     * Places a bit-field.
     *
     * @param width bits, from 1 to those of its type
     * @param typeBytes its type's size
     * @param typeAlign its type's alignment
     */
    public BitPlace placeBits(int width, int typeBytes, long typeAlign) {
        long position = union ? 0 : bits;
        if (!packed) {
            align = Math.max(align, typeAlign);
            long boundary = typeAlign * 8;
            if (position % boundary + width > typeBytes * 8L) position = roundUp(position, boundary);
        }
        bits = Math.max(bits, position + width);
        return new BitPlace(position, width, typeBytes);
    }

    /** The record's alignment, at least {@code atLeast}. */
    public long align(long atLeast) {
        return Math.max(align, atLeast);
    }

    /** The record's size, padded to its alignment. */
    public long size(long atLeast) {
        return roundUp((bits + 7) / 8, align(atLeast));
    }

    private static long roundUp(long value, long multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
