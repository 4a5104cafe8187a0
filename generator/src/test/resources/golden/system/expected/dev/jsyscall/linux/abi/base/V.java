package dev.jsyscall.linux.abi.base;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Flags that differ.
 *
 * <p>Bits of a u32, named {@code V_*} in C.
 *
 * <p>What differs on some architecture is no compile-time constant.
 */
public final class V {
    /** {@code V_ONE}. */
    public static final int ONE = Platform.varying(1);

    /** {@code V_TWO}. */
    public static final int TWO = Platform.varying(2);

    /** {@code V_RARE}. Only on narrow. Elsewhere 0. */
    public static final int RARE = switch (Platform.arch()) {
        case "narrow" -> 0x40;
        default -> 0;
    };

    /** Immutable, so that it does not matter if two threads build it. */
    private static @Nullable FlagTable table;

    private V() {}

    /**
     * The bits that words stand for, such as {@code "one, two"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            FlagTable.Builder words = FlagTable.flags("V", "V_", 32);
            add(words);
            built = words.build();
            table = built;
        }
        return built;
    }

    private static void add(FlagTable.Builder words) {
        words
                .bit("ONE", ONE)
                .bit("TWO", TWO);
        switch (Platform.arch()) {
            case "narrow" -> words.bit("RARE", RARE);
            default -> {}
        }
    }
}
