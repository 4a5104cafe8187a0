package dev.jsyscall.linux.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * What a process's memory takes, summed up over all that is mapped, from {@code /proc/PID/smaps_rollup}. Newer kernels tell more than older
 * ones.
 *
 * @param fields the file's lines in their order, in bytes
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html">proc_pid_smaps(5)</a>
 */
public record MemoryUse(Map<String, Long> fields) {

    /** What memory takes. */
    public MemoryUse {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The first line tells addresses. */
    static MemoryUse parse(List<String> lines) {
        return new MemoryUse(KibibyteLines.parse(lines.subList(1, lines.size())));
    }

    /** A line, if this kernel has it: {@code get("Swap")}. */
    public OptionalLong get(String field) {
        Long value = fields.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Bytes that are in memory. */
    public long resident() {
        return required("Rss");
    }

    /** The same, but of what several processes share, each has its part: added up over all processes, this is what they take. */
    public long proportional() {
        return required("Pss");
    }

    /** Bytes that nobody shares: what would be free without this process. */
    public long unique() {
        return required("Private_Clean") + required("Private_Dirty");
    }

    private long required(String field) {
        return get(field).orElseThrow(() -> new NoSuchElementException("this kernel's /proc/PID/smaps_rollup has no line " + field));
    }
}
