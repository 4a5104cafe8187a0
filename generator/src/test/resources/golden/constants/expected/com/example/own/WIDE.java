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

    private WIDE() {}

    /**
     * The bits that words stand for, such as {@code "low, high"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static long parse(String words) {
        return Words.table.parse(words);
    }

    /** The words for some bits, unknown ones as a number. */
    public static String format(long bits) {
        return Words.table.format(bits);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        return Words.table;
    }

    /** Built when somebody asks for a word. */
    private static final class Words {
        static final FlagTable table = FlagTable.flags("WIDE", "", 64)
                .bit("LOW", LOW)
                .bit("HIGH", HIGH)
                .build();
    }
}
