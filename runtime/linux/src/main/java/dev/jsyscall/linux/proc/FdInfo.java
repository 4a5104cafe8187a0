package dev.jsyscall.linux.proc;

import dev.jsyscall.linux.abi.fcntl.O;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel tells of a descriptor of a process.
 *
 * @param position where in the file it is
 * @param flags how it was opened, bits of {@link O}, {@code CLOEXEC} among them
 * @param lines all lines: those of an epoll, inotify, timer or pidfd descriptor tell its state, some of them several times
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fdinfo.5.html">proc_pid_fdinfo(5)</a>
 */
public record FdInfo(long position, int flags, List<String> lines) {
    private static final int OCTAL = 8;

    /** What is told of a descriptor. */
    public FdInfo {
        lines = List.copyOf(lines);
    }

    static FdInfo parse(List<String> lines) {
        return new FdInfo(Long.parseLong(find(lines, "pos").orElseThrow()),
                Integer.parseUnsignedInt(find(lines, "flags").orElseThrow(), OCTAL), lines);
    }

    /** The text of the first such line, if there is one: {@code get("mnt_id")}. */
    public Optional<String> get(String field) {
        return find(lines, field);
    }

    private static Optional<String> find(List<String> lines, String field) {
        return lines.stream().filter(line -> line.startsWith(field + ":")).map(line -> line.substring(field.length() + 1).strip())
                .findFirst();
    }

    /** {@code {position=0, flags=rdwr,cloexec, lines=[…]}}. */
    @Override
    public String toString() {
        return "{position=" + position + ", flags=" + O.format(flags) + ", lines=" + lines + "}";
    }
}
