package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Tms;
import java.time.Duration;

/**
 * Processor time of this process and of its children that have ended and were waited for, in steps of 10 milliseconds.
 *
 * @param user spent by this process outside of the kernel
 * @param system spent by the kernel for it
 * @param childrenUser spent by its children outside of the kernel
 * @param childrenSystem spent by the kernel for them
 * @see <a href="https://man7.org/linux/man-pages/man2/times.2.html">times(2)</a>
 */
public record ProcessorTime(Duration user, Duration system, Duration childrenUser, Duration childrenSystem) {
    /** The length of a tick, on every architecture. */
    private static final int TICK_MILLIS = 10;

    /** What it is so far. */
    public static ProcessorTime now() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Tms times = Tms.allocate(scratch);
            TimeCalls.times(times);
            return new ProcessorTime(time(times.utime()), time(times.stime()), time(times.cutime()), time(times.cstime()));
        }
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }
}
