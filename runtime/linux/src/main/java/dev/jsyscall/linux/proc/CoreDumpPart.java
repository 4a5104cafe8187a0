package dev.jsyscall.linux.proc;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a process's memory a core dump has in it, if it is dumped to a file.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/core.5.html">core(5)</a>
 */
public enum CoreDumpPart {
    /** What is private and no file's: stack and heap. */
    ANONYMOUS_PRIVATE(1 << 0),
    /** What is shared and no file's. */
    ANONYMOUS_SHARED(1 << 1),
    /** Private mappings of files. */
    FILE_PRIVATE(1 << 2),
    /** Shared mappings of files. */
    FILE_SHARED(1 << 3),
    /** The first page of programs and libraries, which says which they are. */
    ELF_HEADERS(1 << 4),
    /** Private huge pages. */
    HUGE_PRIVATE(1 << 5),
    /** Shared huge pages. */
    HUGE_SHARED(1 << 6),
    /** Private mappings of persistent memory. */
    DAX_PRIVATE(1 << 7),
    /** Shared mappings of persistent memory. */
    DAX_SHARED(1 << 8);

    /** The bit in {@code /proc/PID/coredump_filter}. */
    private final int bit;

    CoreDumpPart(int bit) {
        this.bit = bit;
    }

    static Set<CoreDumpPart> of(int bits) {
        Set<CoreDumpPart> parts = EnumSet.noneOf(CoreDumpPart.class);
        for (CoreDumpPart part : values()) {
            if ((bits & part.bit) != 0) parts.add(part);
        }
        return parts;
    }

    static int bits(Set<CoreDumpPart> parts) {
        return parts.stream().mapToInt(part -> part.bit).sum();
    }
}
