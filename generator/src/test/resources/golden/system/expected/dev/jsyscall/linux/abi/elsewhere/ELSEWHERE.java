package dev.jsyscall.linux.abi.elsewhere;

import dev.jsyscall.FlagTable;

/**
 * Constants *
 *
 * <p>One value at a time of a u8.
 */
public final class ELSEWHERE {
    /** {@code A}. */
    public static final int A = 1;

    private ELSEWHERE() {}

    /**
     * The value that a word stands for, such as {@code "a"}; see {@link dev.jsyscall.FlagTable#parse}.
     *
     * @throws IllegalArgumentException if a word is not known on this architecture
     */
    public static int parse(String words) {
        return Words.table.parseInt(words);
    }

    /** The words for a value, unknown ones as a number. */
    public static String format(int value) {
        return Words.table.format(value);
    }

    /** All words and their values on this architecture. */
    public static FlagTable table() {
        return Words.table;
    }

    /** Built when somebody asks for a word. */
    private static final class Words {
        static final FlagTable table = FlagTable.values("ELSEWHERE", "", 8)
                .value("A", A)
                .build();
    }
}
