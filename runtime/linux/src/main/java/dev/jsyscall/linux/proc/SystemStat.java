package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the system has done since boot, from {@code /proc/stat}.
 *
 * @param all what all processors together have spent their time on
 * @param cpus what each of those that are online has, by its number
 * @param contextSwitches how often another thread got a processor
 * @param interrupts how many there were
 * @param booted when the system was started, in whole seconds
 * @param forks how many processes and threads have begun
 * @param running threads that want to run at this moment
 * @param blocked threads that wait for a disk
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
 */
public record SystemStat(
        CpuTimes all, SortedMap<Integer, CpuTimes> cpus, long contextSwitches, long interrupts, Instant booted, long forks, int running,
        int blocked) {

    /** What the system has done. */
    public SystemStat {
        cpus = Collections.unmodifiableSortedMap(new TreeMap<>(cpus));
    }

    /**
     * Reads it.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static SystemStat get() throws ErrnoException {
        SortedMap<Integer, CpuTimes> cpus = new TreeMap<>();
        Map<String, String[]> lines = new HashMap<>();
        for (String line : ProcFile.lines("/proc/stat")) {
            String[] words = line.split(" +");
            if (words[0].matches("cpu\\d+")) cpus.put(Integer.parseInt(words[0].substring("cpu".length())), CpuTimes.parse(words));
            else lines.put(words[0], words);
        }
        return new SystemStat(CpuTimes.parse(line(lines, "cpu")), cpus, number(lines, "ctxt"), number(lines, "intr"),
                Instant.ofEpochSecond(number(lines, "btime")), number(lines, "processes"), (int) number(lines, "procs_running"),
                (int) number(lines, "procs_blocked"));
    }

    private static long number(Map<String, String[]> lines, String name) {
        return Long.parseUnsignedLong(line(lines, name)[1]);
    }

    private static String[] line(Map<String, String[]> lines, String name) {
        String[] words = lines.get(name);
        if (words == null) throw new IllegalStateException("/proc/stat has no line " + name);
        return words;
    }
}
