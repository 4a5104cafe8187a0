package com.example.own;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Platform;

/**
 * How to toast.
 *
 * <p>Bits of a u32, named {@code TOAST_*} in C.
 *
 * <p>What differs on some architecture is no compile-time constant.
 */
public final class TOAST {
    /** {@code TOAST_BOTH}: On both sides. Not on narrow. */
    public static final int BOTH = 1;

    /** {@code TOAST_BLACK}: So that it is black. */
    public static final int BLACK = switch (Platform.arch()) {
        case "tight" -> 4;
        case "wide" -> 2;
        default -> 8;
    };

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private TOAST() {}

    /**
     * The bits that words stand for, such as {@code "black"}; see {@link dev.jsyscall.FlagTable#parse}.
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

    /** Whether this architecture has the constant of that name. */
    public static boolean has(String name) {
        return table().has(name);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        FlagTable built = table;
        if (built == null) {
            FlagTable.Builder words = FlagTable.flags("TOAST", "TOAST_", 32);
            add(words);
            built = words.build();
            table = built;
        }
        return built;
    }

    private static void add(FlagTable.Builder words) {
        switch (Platform.arch()) {
            case "tight", "wide" -> words.bit("BOTH", BOTH);
            default -> {}
        }
        words.bit("BLACK", BLACK);
    }
}
