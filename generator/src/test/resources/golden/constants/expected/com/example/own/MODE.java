package com.example.own;

import dev.jsyscall.FlagTable;
import dev.jsyscall.Platform;

/**
 * How to open {@code it}: &lt;anything&gt; &amp; more.
 *
 * <p>Bits of a u32, named {@code M_*} in C.
 *
 * <p>What differs on some architecture is no compile-time constant.
 */
public final class MODE {
    /** {@code M_ACCESS}: The access. */
    public static final int ACCESS = Platform.varying(0x3);

    /** {@code M_READ}: Look only. */
    public static final int READ = Platform.varying(0);

    /** {@code M_WRITE}. */
    public static final int WRITE = Platform.varying(1);

    /** {@code M_LOOK}. The same as {@link #READ}. */
    public static final int LOOK = READ;

    /** {@code SHARING_MASK}: C has another name for its bits. */
    public static final int SHARE = Platform.varying(0xc);

    /** {@code M_NOBODY}. */
    public static final int NOBODY = Platform.varying(0);

    /** {@code M_FRIENDS}. */
    public static final int FRIENDS = Platform.varying(0x4);

    /** {@code M_CREATE}: Make it. */
    public static final int CREATE = switch (Platform.arch()) {
        case "narrow" -> 0200;
        default -> 0100;
    };

    /** {@code M_TOP}. */
    public static final int TOP = Platform.varying(0x8000_0000);

    /** {@code M_SHIFTED}. */
    public static final int SHIFTED = Platform.varying(1 << 9);

    /** {@code M_32BIT}. */
    public static final int _32BIT = switch (Platform.arch()) {
        case "narrow" -> 0x100000;
        default -> 0x10000;
    };

    /** {@code M_RARE}. Only on narrow. Elsewhere 0. */
    public static final int RARE = switch (Platform.arch()) {
        case "narrow" -> 0x400000;
        default -> 0;
    };

    /** {@code M_ALSO_CREATE}. The same as {@link #CREATE}, but on narrow. */
    public static final int ALSO_CREATE = switch (Platform.arch()) {
        case "narrow" -> 040000000;
        default -> 0100;
    };

    /** {@code OTHER_NAME}. */
    public static final int WITHOUT_PREFIX = Platform.varying(0x2_0000);

    /** Immutable, so that it does not matter if two threads build it. */
    private static FlagTable table;

    private MODE() {}

    /**
     * The bits that words stand for, such as {@code "create, top"}; see {@link dev.jsyscall.FlagTable#parse}.
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
            FlagTable.Builder words = FlagTable.flags("MODE", "M_", 32);
            add(words);
            built = words.build();
            table = built;
        }
        return built;
    }

    private static void add(FlagTable.Builder words) {
        words
                .field("ACCESS", ACCESS)
                .value("READ", READ)
                .value("WRITE", WRITE)
                .alias("LOOK", LOOK)
                .end()
                .field("SHARE", SHARE)
                .value("NOBODY", NOBODY)
                .value("FRIENDS", FRIENDS)
                .end()
                .alias("SHARING_MASK", SHARE)
                .bit("CREATE", CREATE)
                .bit("TOP", TOP)
                .bit("SHIFTED", SHIFTED)
                .bit("32BIT", _32BIT);
        switch (Platform.arch()) {
            case "narrow" -> words.bit("RARE", RARE);
            default -> {}
        }
        switch (Platform.arch()) {
            case "tight", "wide" -> words.alias("ALSO_CREATE", ALSO_CREATE);
            default -> {}
        }
        switch (Platform.arch()) {
            case "narrow" -> words.bit("ALSO_CREATE", ALSO_CREATE);
            default -> {}
        }
        words
                .bit("WITHOUT_PREFIX", WITHOUT_PREFIX)
                .alias("OTHER_NAME", WITHOUT_PREFIX);
    }
}
