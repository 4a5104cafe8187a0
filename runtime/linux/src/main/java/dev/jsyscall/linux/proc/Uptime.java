package dev.jsyscall.linux.proc;

import dev.jsyscall.ErrnoException;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long the system has been up, from {@code /proc/uptime}.
 *
 * @param up since boot, sleep included
 * @param idle how long its processors had nothing to do, summed up
 */
public record Uptime(Duration up, Duration idle) {

    /**
     * Reads it.
     *
     * @throws ErrnoException if /proc cannot be read
     */
    public static Uptime get() throws ErrnoException {
        String[] parts = ProcFile.text("/proc/uptime").strip().split(" ", -1);
        return new Uptime(seconds(parts[0]), seconds(parts[1]));
    }

    private static Duration seconds(String decimal) {
        return Duration.ofNanos(new BigDecimal(decimal).movePointRight(9).longValueExact());
    }
}
