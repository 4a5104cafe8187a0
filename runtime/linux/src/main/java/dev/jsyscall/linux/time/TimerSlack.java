package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;
import java.time.Duration;

/**
 * How late the kernel may wake the calling thread from a sleep, so that wakeups fall together. It is the thread's own: one that the JVM
 * makes later inherits its maker's, and what a virtual thread sets stays with the carrier.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_TIMERSLACK.2const.html">PR_SET_TIMERSLACK(2const)</a>
 */
public final class TimerSlack {
    private TimerSlack() {}

    /** The calling thread's. */
    public static Duration get() throws ErrnoException {
        return Duration.ofNanos(PrctlCalls.prctlGetTimerslack());
    }

    /**
     * Sets the calling thread's.
     *
     * @param slack at least a nanosecond
     */
    public static void set(Duration slack) throws ErrnoException {
        if (slack.isNegative() || slack.isZero()) {
            throw new IllegalArgumentException("the slack of timers is at least a nanosecond; reset() brings back the default");
        }
        PrctlCalls.prctlSetTimerslack(slack.toNanos());
    }

    /** Brings back what the calling thread had when it was made. */
    public static void reset() throws ErrnoException {
        PrctlCalls.prctlSetTimerslack(0);
    }
}
