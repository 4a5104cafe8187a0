package dev.jsyscall.linux.abi.base;

import dev.jsyscall.FlagTable;
import org.jspecify.annotations.Nullable;

/**
 * Open flags, the same everywhere.
 *
 * <p>Bits of a u32, named {@code O_*} in C.
 */
public final class O {
    /** {@code O_ACCMODE}. */
    public static final int ACCMODE = 3;

    /** {@code O_RDONLY}. */
    public static final int RDONLY = 0;

    /** {@code O_WRONLY}. */
    public static final int WRONLY = 1;

    /** {@code O_RDWR}. */
    public static final int RDWR = 2;

    /** {@code O_CREAT}. */
    public static final int CREAT = 0100;

    /** {@code O_EXCL}. */
    public static final int EXCL = 0200;

    /** Immutable, so that it does not matter if two threads build it. */
    private static @Nullable FlagTable table;

    private O() {}

    /**
     * The bits that words stand for, such as {@code "creat, excl"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            built = FlagTable.flags("O", "O_", 32)
                    .field("ACCMODE", ACCMODE)
                    .value("RDONLY", RDONLY)
                    .value("WRONLY", WRONLY)
                    .value("RDWR", RDWR)
                    .end()
                    .bit("CREAT", CREAT)
                    .bit("EXCL", EXCL)
                    .build();
            table = built;
        }
        return built;
    }
}
