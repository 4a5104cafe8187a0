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

    private PERM() {}

    /**
     * The bits that words stand for, such as {@code "rusr, wusr"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static int parse(String words) {
        return Words.table.parseInt(words);
    }

    /** The words for some bits, unknown ones as a number. */
    public static String format(int bits) {
        return Words.table.format(bits);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        return Words.table;
    }

    /** Built when somebody asks for a word. */
    private static final class Words {
        static final FlagTable table = FlagTable.flags("PERM", "P_", 16)
                .bit("RUSR", RUSR)
                .bit("WUSR", WUSR)
                .mode()
                .build();
    }
}
