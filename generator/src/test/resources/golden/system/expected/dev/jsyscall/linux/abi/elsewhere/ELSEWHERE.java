package dev.jsyscall.linux.abi.elsewhere;

import dev.jsyscall.FlagTable;
import org.jspecify.annotations.Nullable;

/**
 * Constants *
 *
 * <p>One value at a time of a u8.
 */
public final class ELSEWHERE {
    /** {@code A}. */
    public static final int A = 1;

    /** Immutable, so that it does not matter if two threads build it. */
    private static @Nullable FlagTable table;

    private ELSEWHERE() {}

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
            built = FlagTable.values("ELSEWHERE", "", 8)
                    .value("A", A)
                    .build();
            table = built;
        }
        return built;
    }
}
