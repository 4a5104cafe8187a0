package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Choices.
 *
 * <p>One value at a time of a u32, named {@code C_*} in C.
 */
public final class CHOICE {
    /** {@code C_A}. */
    public static final int A = 1;

    /** {@code C_B}. */
    public static final int B = 2;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private CHOICE() {}

    /**
     * The value that a word stands for, such as {@code "a"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("CHOICE", "C_", 32)
                    .value("A", A)
                    .value("B", B)
                    .build();
            table = built;
        }
        return built;
    }
}
