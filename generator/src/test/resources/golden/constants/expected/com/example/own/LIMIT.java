package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Limits.
 *
 * <p>Numbers that fit a s32.
 */
public final class LIMIT {
    /** {@code MOST}. */
    public static final int MOST = 4096;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private LIMIT() {}

    /**
     * The value that a word stands for, such as {@code "most"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static int parse(String words) {
        return table().parseInt(words);
    }

    /** The words for a value, unknown ones as a number. */
    public static String format(int value) {
        return table().format(value);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        FlagTable built = table;
        if (built == null) {
            built = FlagTable.values("LIMIT", "", 32)
                    .value("MOST", MOST)
                    .build();
            table = built;
        }
        return built;
    }
}
