package dev.jsyscall.linux.proc;

import dev.jsyscall.linux.abi.resource.RLIMIT;
import dev.jsyscall.linux.process.Limit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process may use at most, from {@code /proc/PID/limits}, which everybody may read; {@link dev.jsyscall.linux.process.Limits} asks
 * the kernel, and needs a right to.
 *
 * @param limits by their names in the file, as {@code Max open files}
 */
public record ProcLimits(Map<String, Limit> limits) {
    private static final Pattern LINE = Pattern.compile("(Max .*?) {2,}(\\d+|unlimited) +(\\d+|unlimited)\\b.*");

    /** Limits. */
    public ProcLimits {
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    static ProcLimits parse(List<String> lines) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) limits.put(parts.group(1), new Limit(value(parts.group(2)), value(parts.group(3))));
        }
        return new ProcLimits(limits);
    }

    private static long value(String text) {
        return text.equals("unlimited") ? Limit.INFINITY : Long.parseUnsignedLong(text);
    }

    /**
     * A limit.
     *
     * @param resource one of {@link RLIMIT}
     */
    public Limit get(int resource) {
        Limit limit = limits.get(nameOf(resource));
        if (limit == null) throw new NoSuchElementException("/proc/PID/limits does not tell of " + RLIMIT.format(resource));
        return limit;
    }

    /** {@link #get(int)} with the resource in words: {@code "nofile"}. */
    public Limit get(String resource) {
        return get(RLIMIT.parse(resource));
    }

    /** What the file calls it; not a switch, as some numbers differ between architectures. */
    private static String nameOf(int resource) {
        if (resource == RLIMIT.CPU) return "Max cpu time";
        if (resource == RLIMIT.FSIZE) return "Max file size";
        if (resource == RLIMIT.DATA) return "Max data size";
        if (resource == RLIMIT.STACK) return "Max stack size";
        if (resource == RLIMIT.CORE) return "Max core file size";
        if (resource == RLIMIT.RSS) return "Max resident set";
        if (resource == RLIMIT.NPROC) return "Max processes";
        if (resource == RLIMIT.NOFILE) return "Max open files";
        if (resource == RLIMIT.MEMLOCK) return "Max locked memory";
        if (resource == RLIMIT.AS) return "Max address space";
        if (resource == RLIMIT.LOCKS) return "Max file locks";
        if (resource == RLIMIT.SIGPENDING) return "Max pending signals";
        if (resource == RLIMIT.MSGQUEUE) return "Max msgqueue size";
        if (resource == RLIMIT.NICE) return "Max nice priority";
        if (resource == RLIMIT.RTPRIO) return "Max realtime priority";
        return resource == RLIMIT.RTTIME ? "Max realtime timeout" : "";
    }
}
