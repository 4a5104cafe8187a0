package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/**
 * What the system's memory is used for, from {@code /proc/meminfo}. Newer kernels tell more than older ones.
 *
 * @param fields the file's lines in their order; sizes in bytes, what are no sizes ({@code HugePages_Total}) as numbers
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_meminfo.5.html">proc_meminfo(5)</a>
 */
public record MemInfo(Map<String, Long> fields) {

    /** What memory is used for. */
    public MemInfo {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads it.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static MemInfo get() throws ErrnoException {
        return new MemInfo(KibibyteLines.parse(ProcFile.lines("/proc/meminfo")));
    }

    /** A line, if this kernel has it: {@code get("Dirty")}. */
    public OptionalLong get(String field) {
        Long value = fields.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Bytes that the kernel can use. */
    public long total() {
        return required("MemTotal");
    }

    /** Bytes that hold nothing at all. */
    public long free() {
        return required("MemFree");
    }

    /** Bytes that programs could get without others being swapped out. */
    public long available() {
        return required("MemAvailable");
    }

    /** Bytes of files that are kept because they might be read again. */
    public long cached() {
        return required("Cached");
    }

    /** Bytes of all swap areas. */
    public long swapTotal() {
        return required("SwapTotal");
    }

    /** Bytes that are free of these. */
    public long swapFree() {
        return required("SwapFree");
    }

    private long required(String field) {
        return get(field).orElseThrow(() -> new NoSuchElementException("this kernel's /proc/meminfo has no line " + field));
    }
}
