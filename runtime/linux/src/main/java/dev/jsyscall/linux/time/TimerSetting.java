package dev.jsyscall.linux.time;

import dev.jsyscall.linux.abi.time.Itimerspec;
import java.time.Duration;
import java.time.Instant;

/**
 * When a timer expires.
 *
 * @param first the first time: from now on, or by the clock if it is absolute; zero for a timer that is stopped
 * @param interval the time from each expiry to the next; zero for a timer that expires once
 * @param absolute whether {@code first} is what the clock shows then, and not a time from now
 */
public record TimerSetting(Duration first, Duration interval, boolean absolute) {
    /** The setting of a timer that does not run. */
    public static final TimerSetting STOPPED = new TimerSetting(Duration.ZERO, Duration.ZERO, false);

    /** Before everything that a clock shows, as 0 and what is before it cannot be said. */
    private static final Duration LONG_AGO = Duration.ofNanos(1);

    /** Checks that no time is negative, which the kernel would refuse. */
    public TimerSetting {
        if (first.isNegative() || interval.isNegative()) {
            throw new IllegalArgumentException("times of timers are not negative: " + first + ", " + interval);
        }
    }

    /** Over and over again, the first time after one interval. */
    public static TimerSetting every(Duration interval) {
        return after(interval, interval);
    }

    /** Once, after a time. */
    public static TimerSetting once(Duration first) {
        return after(first, Duration.ZERO);
    }

    /** After a time, and from then on over and over again. */
    public static TimerSetting after(Duration first, Duration interval) {
        return new TimerSetting(positive(first), interval, false);
    }

    /** Once, when a clock that counts from 1970 shows a time; at once if that is over. */
    public static TimerSetting at(Instant first) {
        return at(first, Duration.ZERO);
    }

    /** When a clock that counts from 1970 shows a time, at once if that is over, and from then on over and over again. */
    public static TimerSetting at(Instant first, Duration interval) {
        return at(Duration.ofSeconds(first.getEpochSecond(), first.getNano()), interval);
    }

    /** When the clock shows a time since its start, and from then on over and over again unless the interval is zero. */
    public static TimerSetting at(Duration first, Duration interval) {
        return new TimerSetting(first.isPositive() ? first : LONG_AGO, interval, true);
    }

    /** Whether the timer does not run. */
    public boolean isStopped() {
        return first.isZero();
    }

    /** As strace shows the kernel's record. */
    @Override
    public String toString() {
        return "{it_interval=" + text(interval) + ", it_value=" + text(first) + "}" + (absolute ? " absolute" : "");
    }

    static TimerSetting of(Itimerspec record) {
        return new TimerSetting(record.value().toDuration(), record.interval().toDuration(), false);
    }

    void put(Itimerspec record) {
        record.value().set(first);
        record.interval().set(interval);
    }

    private static Duration positive(Duration time) {
        if (time.isZero()) throw new IllegalArgumentException("a time of zero would stop the timer: that is TimerSetting.STOPPED");
        return time;
    }

    private static String text(Duration time) {
        return "{tv_sec=" + time.getSeconds() + ", tv_nsec=" + time.getNano() + "}";
    }
}
