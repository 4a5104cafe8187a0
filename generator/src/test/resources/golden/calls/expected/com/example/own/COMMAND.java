package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * What fcntl does.
 *
 * <p>One value at a time of a s32, named {@code F_*} in C.
 */
public final class COMMAND {
    /** {@code F_GET}. */
    public static final int GET = 1;

    /** {@code F_SET}. */
    public static final int SET = 2;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private COMMAND() {}

    /**
     * The value that a word stands for, such as {@code "get"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("COMMAND", "F_", 32)
                    .value("GET", GET)
                    .value("SET", SET)
                    .build();
            table = built;
        }
        return built;
    }
}
