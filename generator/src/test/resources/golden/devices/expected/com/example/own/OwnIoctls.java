package com.example.own;

import dev.jsyscall.Platform;

/** The device requests of {@code own.abi}, for ioctl(2). */
public final class OwnIoctls {
    /** {@code _IOR('T', 1, size)}: Asks for the size. */
    public static final int GETSIZE = switch (Platform.arch()) {
        case "narrow" -> 0x40045401;
        default -> 0x80045401;
    };

    /** {@code 0x5401}: Says how loud. */
    public static final int SETVOLUME = 0x5401;

    /** {@code DOIT}: Just does it. Only on narrow. Elsewhere -1. */
    public static final int DOIT = switch (Platform.arch()) {
        case "narrow" -> 0x5402;
        default -> -1;
    };

    private OwnIoctls() {}
}
