package dev.jsyscall.linux.trace;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.seccomp.AUDIT_ARCH;
import dev.jsyscall.linux.raw.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of system calls by their numbers, on the architecture that this process runs on. */
final class CallName {
    private static final int ARCH = AUDIT_ARCH.parse(Platform.arch().equals("mips64el") ? "mipsel64" : Platform.arch());

    private CallName() {}

    static Optional<String> of(int arch, int number) {
        return arch == ARCH ? Optional.ofNullable(Table.NAMES.get(number)) : Optional.empty();
    }

    /** {@code openat(0xffffffffffffff9c, 0x7f00, 0x80000, 0, 0, 0)}. */
    static String text(int arch, int number, List<Long> arguments) {
        String words = arguments.stream().map(word -> word == 0 ? "0" : "0x" + Long.toHexString(word)).collect(Collectors.joining(", "));
        return of(arch, number).orElseGet(() -> "call " + number + " of " + AUDIT_ARCH.format(arch)) + "(" + words + ")";
    }

    /** Read when a name is first asked for. */
    private static final class Table {
        static final Map<Integer, String> NAMES = new HashMap<>();

        static {
            Numbers.all().forEach((name, number) -> NAMES.put(number, name));
        }
    }
}
