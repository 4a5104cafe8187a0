package dev.jsyscall.strace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ioctl's number as strace takes apart those that it has no name for, where they are encoded as most architectures do. */
final class IoctlParts {
    private static final Pattern PARTS = Pattern.compile("_IOC\\(([\\w|]+), (\\w+), (\\w+), (\\w+)\\)");
    private static final int DIRECTION = 30;
    private static final int SIZE = 16;
    private static final int TYPE = 8;

    private IoctlParts() {}

    static Optional<Long> of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) return text.startsWith("0x") ? Optional.of(number(text)) : Optional.empty();
        long direction = (parts.group(1).contains("_IOC_WRITE") ? 1 : 0) | (parts.group(1).contains("_IOC_READ") ? 2 : 0);
        return Optional.of(
                direction << DIRECTION | number(parts.group(4)) << SIZE | number(parts.group(2)) << TYPE | number(parts.group(3)));
    }

    private static long number(String text) {
        return Long.decode(text);
    }
}
