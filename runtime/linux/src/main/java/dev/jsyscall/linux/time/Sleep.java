package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.time.TIMER;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets the calling thread sleep in the kernel, by clock_nanosleep(2). All methods block, a virtual thread's carrier too.
 *
 * <p>{@link #of} and {@link #until} sleep for all of the time, however many signals come. Those that begin with {@code try} end when a
 * handler has run for a signal, and say so. {@link Thread#interrupt} ends none of them. A negative time is over.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/clock_nanosleep.2.html">clock_nanosleep(2)</a>
 */
public final class Sleep {
    private Sleep() {}

    /** Sleeps for a time, on the monotonic clock. */
    public static void of(Duration time) throws ErrnoException {
        of(KernelClock.MONOTONIC, time);
    }

    /**
     * Sleeps for a time.
     *
     * @param clock what the time is measured by; a clock of processor time of another thread or process runs only while that does
     * @throws ErrnoException EINVAL or EOPNOTSUPP if one cannot sleep on that clock
     */
    public static void of(KernelClock clock, Duration time) throws ErrnoException {
        KernelClock meter = meter(clock);
        Duration start = meter.time();
        Duration left = time;
        // What remains is measured here: the kernel's answer is longer by the slack, and would grow with every signal.
        while (left.isPositive() && !tryOf(clock, left).isZero()) left = time.minus(meter.time().minus(start));
    }

    /** What time on a clock is measured by: lengths do not depend on how the time of day is set, and alarm clocks cannot be read. */
    private static KernelClock meter(KernelClock clock) {
        if (clock.equals(KernelClock.REALTIME)) return KernelClock.MONOTONIC;
        boolean alarm = clock.equals(KernelClock.REALTIME_ALARM) || clock.equals(KernelClock.BOOTTIME_ALARM);
        return alarm ? KernelClock.BOOTTIME : clock;
    }

    /**
     * Sleeps for a time, on the monotonic clock, or until a signal comes.
     *
     * @return what remains of the time, by up to the thread's {@link TimerSlack} more: zero after all of it
     */
    public static Duration tryOf(Duration time) throws ErrnoException {
        return tryOf(KernelClock.MONOTONIC, time);
    }

    /**
     * Sleeps for a time, or until a signal comes.
     *
     * @return what remains of the time, by up to the thread's {@link TimerSlack} more: zero after all of it
     */
    public static Duration tryOf(KernelClock clock, Duration time) throws ErrnoException {
        if (time.isNegative()) return Duration.ZERO;
        try (Scratch scratch = Scratch.open()) {
            Timespec request = Timespec.allocate(scratch);
            request.set(time);
            Timespec remain = Timespec.allocate(scratch);
            long result = TimeCalls.tryClockNanosleep(clock.id(), 0, request, remain);
            if (result == -E.INTR) return remain.toDuration();
            if (Syscall.isError(result)) throw ErrnoException.of(result, "clock_nanosleep", clock, 0, request, remain);
            return Duration.ZERO;
        }
    }

    /** Sleeps until a clock that counts from 1970 shows a time; if the clock is set meanwhile, that counts. */
    public static void until(KernelClock clock, Instant time) throws ErrnoException {
        until(clock, sinceEpoch(time));
    }

    /** Sleeps until a clock shows a time since its start. */
    public static void until(KernelClock clock, Duration time) throws ErrnoException {
        boolean slept = tryUntil(clock, time);
        while (!slept) slept = tryUntil(clock, time);
    }

    /**
     * Sleeps until a clock that counts from 1970 shows a time, or until a signal comes.
     *
     * @return false if a signal came
     */
    public static boolean tryUntil(KernelClock clock, Instant time) throws ErrnoException {
        return tryUntil(clock, sinceEpoch(time));
    }

    /**
     * Sleeps until a clock shows a time since its start, or until a signal comes.
     *
     * @return false if a signal came
     */
    public static boolean tryUntil(KernelClock clock, Duration time) throws ErrnoException {
        if (time.isNegative()) return true;
        try (Scratch scratch = Scratch.open()) {
            Timespec request = Timespec.allocate(scratch);
            request.set(time);
            long result = TimeCalls.tryClockNanosleep(clock.id(), TIMER.ABSTIME, request, null);
            if (result == -E.INTR) return false;
            if (Syscall.isError(result)) {
                throw ErrnoException.of(result, "clock_nanosleep", clock, TIMER.table().shown(TIMER.ABSTIME), request);
            }
            return true;
        }
    }

    private static Duration sinceEpoch(Instant time) {
        return Duration.ofSeconds(time.getEpochSecond(), time.getNano());
    }
}
