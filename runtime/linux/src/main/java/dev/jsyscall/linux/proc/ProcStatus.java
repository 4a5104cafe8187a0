package dev.jsyscall.linux.proc;

import dev.jsyscall.linux.process.CpuSet;
import dev.jsyscall.linux.process.Identity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A process's or thread's state at length, from {@code /proc/PID/status}. The file has more lines with every new kernel: {@link #get} finds
 * any, and the methods below know what most of them mean.
 *
 * @param fields the file's lines in their order: the words before the colon, and the text behind
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
 */
public record ProcStatus(Map<String, String> fields) {
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;
    private static final long KIBIBYTE = 1024;

    /** A state. */
    public ProcStatus {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static ProcStatus parse(List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            // The name alone may begin or end with blanks.
            if (line.startsWith("Name:\t")) fields.put("Name", line.substring("Name:\t".length()));
            else if (colon > 0) fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new ProcStatus(fields);
    }

    /** The text of a line, if this kernel has it for this kind of process: {@code get("Seccomp")}. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** A line that tells a size, in bytes: {@code bytes("VmRSS")}. Kernel threads have no memory of their own, and no such lines. */
    public OptionalLong bytes(String field) {
        String text = fields.get(field);
        if (text == null || !text.endsWith(" kB")) return OptionalLong.empty();
        return OptionalLong.of(Long.parseLong(text.substring(0, text.length() - " kB".length())) * KIBIBYTE);
    }

    /** A line that is a mask, of signals or capabilities, the lowest in bit 0: {@code mask("SigBlk")}, {@code mask("CapEff")}. */
    public long mask(String field) {
        return Long.parseUnsignedLong(required(field), HEXADECIMAL);
    }

    /** The program's or thread's name. */
    public String name() {
        // The kernel escapes ends of line and backslashes here, so that a name stays in its line.
        StringBuilder name = new StringBuilder();
        String escaped = required("Name");
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                char next = escaped.charAt(++i);
                name.append(next == 'n' ? '\n' : next);
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    /** Its state as {@link ProcStat#state} has it. */
    public char state() {
        return required("State").charAt(0);
    }

    /** The thread's id; of a process, the same as {@link #tgid}. */
    public int pid() {
        return integer("Pid");
    }

    /** The id of the process. */
    public int tgid() {
        return integer("Tgid");
    }

    /** Its parent's id. */
    public int ppid() {
        return integer("PPid");
    }

    /** The id of who traces it, 0 if nobody does. */
    public int tracerPid() {
        return integer("TracerPid");
    }

    /** How many threads it has. */
    public int threads() {
        return integer("Threads");
    }

    /** The permissions that its new files do not get. */
    public int umask() {
        return Integer.parseInt(required("Umask"), OCTAL);
    }

    /** Who it is as a user. */
    public Identity user() {
        return identity("Uid");
    }

    /** Who it is as a group. */
    public Identity group() {
        return identity("Gid");
    }

    /** Its supplementary groups. */
    public int[] groups() {
        return numbers("Groups").toArray();
    }

    /** The processors that it may run on. */
    public CpuSet cpusAllowed() {
        return CpuSet.parse(required("Cpus_allowed_list"));
    }

    /** Whether the programs that it begins get no privileges by their files. */
    public boolean noNewPrivs() {
        return integer("NoNewPrivs") != 0;
    }

    /** Times it gave up the processor to wait. */
    public long voluntarySwitches() {
        return Long.parseLong(required("voluntary_ctxt_switches"));
    }

    /** Times the processor was taken from it. */
    public long involuntarySwitches() {
        return Long.parseLong(required("nonvoluntary_ctxt_switches"));
    }

    private String required(String field) {
        String text = fields.get(field);
        if (text == null) throw new NoSuchElementException("this kernel's /proc/PID/status has no line " + field);
        return text;
    }

    private int integer(String field) {
        return Integer.parseInt(required(field));
    }

    private IntStream numbers(String field) {
        return Stream.of(required(field).split("\\s+")).filter(digits -> !digits.isEmpty()).mapToInt(Integer::parseUnsignedInt);
    }

    private Identity identity(String field) {
        int[] ids = numbers(field).toArray();
        return new Identity(ids[0], ids[1], ids[2]);
    }
}
