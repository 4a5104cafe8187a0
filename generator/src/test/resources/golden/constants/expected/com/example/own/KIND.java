package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * One at a time.
 *
 * <p>One value at a time of a s16, named {@code K_*} in C.
 */
public final class KIND {
    /** {@code K_NONE}. */
    public static final int NONE = -1;

    /** {@code K_ONE}: First of all. */
    public static final int ONE = 1;

    /** {@code K_UN}. The same as {@link #ONE}. */
    public static final int UN = ONE;

    /** {@code K_TABLE}: Not the table of words. */
    public static final int TABLE = 2;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private KIND() {}

    /**
     * The value that a word stands for, such as {@code "none"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("KIND", "K_", 16)
                    .value("NONE", NONE)
                    .value("ONE", ONE)
                    .alias("UN", UN)
                    .value("TABLE", TABLE)
                    .build();
            table = built;
        }
        return built;
    }
}
