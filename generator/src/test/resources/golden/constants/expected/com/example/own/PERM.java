package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * Permissions.
 *
 * <p>Bits of a u16, named {@code P_*} in C.
 */
public final class PERM {
    /** {@code P_RUSR}. */
    public static final int RUSR = 0400;

    /** {@code P_WUSR}. */
    public static final int WUSR = 0200;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private PERM() {}

    /**
     * The bits that words stand for, such as {@code "rusr, wusr"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.flags("PERM", "P_", 16)
                    .bit("RUSR", RUSR)
                    .bit("WUSR", WUSR)
                    .mode()
                    .build();
            table = built;
        }
        return built;
    }
}
