package dev.jsyscall.linux.abi.base;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Error numbers.
 *
 * <p>One value at a time of a int, named {@code E*} in C.
 *
 * <p>What differs on some architecture is no compile-time constant.
 */
public final class E {
    /** {@code EPERM}: Operation not permitted. */
    public static final int PERM = Platform.varying(1);

    /** {@code ENOENT}. */
    public static final int NOENT = Platform.varying(2);

    /** {@code EAGAIN}. */
    public static final int AGAIN = Platform.varying(11);

    /** {@code ENOSYS}. */
    public static final int NOSYS = Platform.varying(38);

    /** Immutable, so that it does not matter if two threads build it. */
    private static @Nullable FlagTable table;

    private E() {}

    /**
     * The value that a word stands for, such as {@code "perm"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.values("E", "E", 32)
                    .value("PERM", PERM)
                    .value("NOENT", NOENT)
                    .value("AGAIN", AGAIN)
                    .value("NOSYS", NOSYS)
                    .build();
            table = built;
        }
        return built;
    }
}
