package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Bits.
 *
 * <p>Bits of a u8.
 */
public final class BITS {
    /** {@code X}. */
    public static final int X = 1;

    /** {@code Y}. */
    public static final int Y = 2;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private BITS() {}

    /**
     * The bits that words stand for, such as {@code "x, y"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static int parse(String words) {
        return table().parseInt(words);
    }

    /** The words for some bits, unknown ones as a number. */
    public static String format(int bits) {
        return table().format(bits);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        FlagTable built = table;
        if (built == null) {
            built = FlagTable.flags("BITS", "", 8)
                    .bit("X", X)
                    .bit("Y", Y)
                    .build();
            table = built;
        }
        return built;
    }
}
