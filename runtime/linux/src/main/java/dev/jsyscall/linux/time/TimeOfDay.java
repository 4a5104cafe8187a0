package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timeval;
import dev.jsyscall.linux.abi.time.Timezone;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The time of day as it was asked for before there was {@link KernelClock#REALTIME}: in microseconds, and in seconds. On 32-bit
 * architectures it ends in 2038; the clock does not.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/gettimeofday.2.html">gettimeofday(2)</a>
 */
public final class TimeOfDay {
    private TimeOfDay() {}

    /** The time of day, in whole microseconds. */
    public static Instant now() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timeval time = Timeval.allocate(scratch);
            TimeCalls.gettimeofday(time);
            return time.toInstant();
        }
    }

    /**
     * Sets the time of day, for everybody on the machine.
     *
     * @param time in whole microseconds
     * @throws ErrnoException EPERM without the right to
     * @throws IllegalArgumentException if the time is finer than microseconds
     */
    public static void set(Instant time) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timeval record = Timeval.allocate(scratch);
            record.set(time);
            TimeCalls.settimeofday(record);
        }
    }

    /** Seconds since 1970. */
    public static long seconds() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timeval time = Timeval.allocate(scratch);
            TimeCalls.gettimeofday(time);
            return time.sec();
        }
    }

    /** How the kernel thinks that its hardware clock stands to UTC; of no use for telling the time. */
    public static ZoneOffset hardwareOffset() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timezone zone = Timezone.allocate(scratch);
            TimeCalls.gettimeofday(null, zone);
            return ZoneOffset.ofTotalSeconds(-60 * zone.minuteswest());
        }
    }
}
