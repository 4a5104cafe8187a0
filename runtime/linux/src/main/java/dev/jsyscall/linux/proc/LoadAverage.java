package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;

/**
 * How busy the system is, from {@code /proc/loadavg}.
 *
 * @param load1 how many threads ran or waited for a disk, averaged over a minute
 * @param load5 the same over five minutes
 * @param load15 the same over fifteen minutes
 * @param runnable how many threads want to run at this moment
 * @param threads how many there are
 * @param lastPid the newest process's or thread's id
 */
public record LoadAverage(double load1, double load5, double load15, int runnable, int threads, int lastPid) {

    /**
     * Reads it.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static LoadAverage get() throws ErrnoException {
        String[] parts = ProcFile.text("/proc/loadavg").strip().split("[ /]", -1);
        return new LoadAverage(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
                Integer.parseInt(parts[3]), Integer.parseInt(parts[4]), Integer.parseInt(parts[5]));
    }
}
