package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Sixty-four bits.
 *
 * <p>Bits of a u64.
 */
public final class WIDE {
    /** {@code LOW}. */
    public static final long LOW = 1L;

    /** {@code HIGH}. */
    public static final long HIGH = 0x8000_0000_0000_0000L;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private WIDE() {}

    /**
     * The bits that words stand for, such as {@code "low, high"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static long parse(String words) {
        return table().parse(words);
    }

    /** The words for some bits, unknown ones as a number. */
    public static String format(long bits) {
        return table().format(bits);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        FlagTable built = table;
        if (built == null) {
            built = FlagTable.flags("WIDE", "", 64)
                    .bit("LOW", LOW)
                    .bit("HIGH", HIGH)
                    .build();
            table = built;
        }
        return built;
    }
}
