package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Which pair.
 *
 * <p>Numbers that fit a s32, named {@code F_*} in C.
 */
public final class VERSION {
    /** {@code F_WIDE}. */
    public static final int WIDE = 0x100;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private VERSION() {}

    /**
     * The value that a word stands for, such as {@code "wide"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("VERSION", "F_", 32)
                    .value("WIDE", WIDE)
                    .build();
            table = built;
        }
        return built;
    }
}
