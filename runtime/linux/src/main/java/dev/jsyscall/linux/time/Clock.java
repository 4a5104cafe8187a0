package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock of the kernel, read without entering it where the C library knows how.
 *
 * @param id its number, one of {@link CLOCK}
 */
public record Clock(int id) {
    /** The time of day. It may be set, and jump. */
    public static final Clock REALTIME = new Clock(CLOCK.REALTIME);
    /** Time since some point in the past, often the start of the machine, without its sleep. */
    public static final Clock MONOTONIC = new Clock(CLOCK.MONOTONIC);
    /** Time since the start of the machine, its sleep included. */
    public static final Clock BOOTTIME = new Clock(CLOCK.BOOTTIME);
    /** Processor time of this process. */
    public static final Clock PROCESS = new Clock(CLOCK.PROCESS_CPUTIME_ID);
    /** Processor time of the thread that asks. */
    public static final Clock THREAD = new Clock(CLOCK.THREAD_CPUTIME_ID);

    /**
     * Nanoseconds since the clock's start; 292 years fit.
     *
     * @throws ErrnoException if there is no such clock
     */
    public long nanoseconds() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timespec time = read(Timespec.allocate(scratch));
            return Math.addExact(Math.multiplyExact(time.sec(), 1_000_000_000L), time.nsec());
        }
    }

    /**
     * Time since the clock's start.
     *
     * @throws ErrnoException if there is no such clock
     */
    public Duration time() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return read(Timespec.allocate(scratch)).toDuration();
        }
    }

    /**
     * The point in time, for a clock that counts from 1970.
     *
     * @throws ErrnoException if there is no such clock
     */
    public Instant instant() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return read(Timespec.allocate(scratch)).toInstant();
        }
    }

    private Timespec read(Timespec time) throws ErrnoException {
        // What the library cannot do, or does not say the reason of, the kernel does.
        if (!Library.HAS_IT || TimeCalls.vdsoClockGettime(id, time) != 0) TimeCalls.clockGettime(id, time);
        return time;
    }

    /** Whether the C library reads clocks with 64-bit times; an old one on a 32-bit architecture does not. */
    private static final class Library {
        static final boolean HAS_IT = works();

        private static boolean works() {
            try (Scratch scratch = Scratch.open()) {
                return TimeCalls.vdsoClockGettime(CLOCK.MONOTONIC, Timespec.allocate(scratch)) == 0;
            } catch (IllegalStateException noSuchFunction) {
                return false;
            }
        }
    }
}
