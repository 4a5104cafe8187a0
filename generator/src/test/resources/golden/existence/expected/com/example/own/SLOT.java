package com.example.own;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Platform;

/**
 * Slots.
 *
 * <p>One value at a time of a u8, named {@code SLOT_*} in C.
 */
public final class SLOT {
    /** {@code SLOT_LEFT}. Not on narrow. */
    public static final int LEFT = 0;

    /** {@code SLOT_RIGHT}. Not on narrow. */
    public static final int RIGHT = 1;

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private SLOT() {}

    /**
     * The value that a word stands for; see {@link dev.jsyscall.FlagTable#parse}.
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

    /** Whether this architecture has the constant of that name. */
    public static boolean has(String name) {
        return table().has(name);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        FlagTable built = table;
        if (built == null) {
            FlagTable.Builder words = FlagTable.values("SLOT", "SLOT_", 8);
            add(words);
            built = words.build();
            table = built;
        }
        return built;
    }

    private static void add(FlagTable.Builder words) {
        switch (Platform.arch()) {
            case "tight", "wide" -> words
                    .value("LEFT", LEFT)
                    .value("RIGHT", RIGHT);
            default -> {}
        }
    }
}
