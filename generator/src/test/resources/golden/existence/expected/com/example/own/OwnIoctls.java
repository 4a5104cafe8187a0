package com.example.own;

import dev.jsyscall.Platform;

/** The device requests of {@code own.abi}, for ioctl(2). */
public final class OwnIoctls {
    /** {@code 0x5401}: Puts it in. Not on narrow. */
    public static final int TOASTER_IN = 0x5401;

    /** {@code _IOR('T', 2, crumb)}: Shakes it. Not on narrow. Elsewhere -1. */
    public static final int TOASTER_SHAKE = switch (Platform.arch()) {
        case "narrow" -> -1;
        default -> 0x80015402;
    };

    private OwnIoctls() {}
}
