package com.example.own;

import dev.jsyscall.FlagTable;

/**
 * No directory but the current one.
 *
 * <p>Numbers that fit a s32.
 */
public final class AT {
    /** {@code FDCWD}. */
    public static final int FDCWD = -100;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private AT() {}

    /**
     * The value that a word stands for, such as {@code "fdcwd"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("AT", "", 32)
                    .value("FDCWD", FDCWD)
                    .build();
            table = built;
        }
        return built;
    }
}
