package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Type;
import java.util.Optional;

/** Values that name nobody and nothing. */
final class Harmless {
    /** Larger than any process number: the kernel gives out four million at most. */
    static final long NO_PROCESS = 0x7fff_fff0;
    /** Larger than any number of open files. */
    static final int NO_DESCRIPTOR = 0x7000_0000;
    static final String NO_PATH = "/nonexistent/";
    /** In the first page but one, where nothing is mapped, and at the beginning of no page. */
    static final long NO_ADDRESS = 0x1001;

    private Harmless() {}

    /** What a type's name tells must not be just any number. */
    static Optional<Long> number(Type.Number type) {
        return switch (type.name()) {
            case "pid_t", "id_t" -> Optional.of(NO_PROCESS);
            // For the kernel: leave it as it is, or an error.
            case "uid_t", "gid_t" -> Optional.of(-1L);
            case "ptr" -> Optional.of(NO_ADDRESS);
            default -> Optional.empty();
        };
    }
}
