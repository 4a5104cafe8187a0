package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * How to seek.
 *
 * <p>Bits of a u32, named {@code F_*} in C.
 */
public final class FLAGS {
    /** {@code F_A}. */
    public static final int A = 1;

    /** {@code F_B}. */
    public static final int B = 2;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private FLAGS() {}

    /**
     * The bits that words stand for, such as {@code "a, b"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.flags("FLAGS", "F_", 32)
                    .bit("A", A)
                    .bit("B", B)
                    .build();
            table = built;
        }
        return built;
    }
}
