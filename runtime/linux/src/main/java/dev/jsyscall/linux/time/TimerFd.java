package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.time.Itimerspec;
import dev.jsyscall.linux.abi.timerfd.TFD;
import dev.jsyscall.linux.abi.timerfd.TFD_TIMER;
import dev.jsyscall.linux.abi.timerfd.TimerfdCalls;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.raw.FileRaw;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;

/**
 * A timer with a descriptor, which is ready to be read when the timer has expired: for loops that poll.
 *
 * <p>The descriptor does not block (it has TFD_NONBLOCK) and is closed on exec. {@link #await} waits by itself, begins again after a
 * signal, and ends with a {@link dev.jsyscall.ClosedFdException} when the timer is closed meanwhile. Safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create(2)</a>
 */
public final class TimerFd implements HasFd, Closeable {
    private final OwnedFd fd;

    private TimerFd(OwnedFd fd) {
        this.fd = fd;
    }

    /**
     * Makes a timer that does not run yet.
     *
     * @throws ErrnoException EINVAL for a clock without such timers, EPERM for an alarm clock without the right to wake the machine
     */
    public static TimerFd create(KernelClock clock) throws ErrnoException {
        return new TimerFd(TimerfdCalls.timerfdCreate(clock.id(), TFD.CLOEXEC | TFD.NONBLOCK));
    }

    /** Starts a timer on the monotonic clock that expires over and over again. */
    public static TimerFd every(Duration interval) throws ErrnoException {
        return every(KernelClock.MONOTONIC, interval);
    }

    /** As {@link #every(Duration)}, on another clock. */
    public static TimerFd every(KernelClock clock, Duration interval) throws ErrnoException {
        return started(clock, TimerSetting.every(interval));
    }

    /** Starts a timer on the monotonic clock that expires once. */
    public static TimerFd once(Duration time) throws ErrnoException {
        return once(KernelClock.MONOTONIC, time);
    }

    /** As {@link #once(Duration)}, on another clock. */
    public static TimerFd once(KernelClock clock, Duration time) throws ErrnoException {
        return started(clock, TimerSetting.once(time));
    }

    /** Starts a timer that expires at a time of day, also if the clock is set meanwhile; at once if the time is over. */
    public static TimerFd at(Instant time) throws ErrnoException {
        return started(KernelClock.REALTIME, TimerSetting.at(time));
    }

    private static TimerFd started(KernelClock clock, TimerSetting setting) throws ErrnoException {
        TimerFd timer = create(clock);
        try {
            timer.set(setting);
        } catch (ErrnoException e) {
            timer.close();
            throw e;
        }
        return timer;
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * Starts the timer anew, or stops it.
     *
     * @return what was left of the former setting
     */
    public TimerSetting set(TimerSetting setting) throws ErrnoException {
        return set(setting, 0);
    }

    /**
     * Starts the timer anew, or stops it.
     *
     * @param flags 0, or {@link TFD_TIMER#CANCEL_ON_SET} for an absolute time on a real-time clock: when somebody sets that clock, waiting
     *     fails with ECANCELED
     * @return what was left of the former setting
     * @throws ErrnoException ECANCELED if the clock was set since the last look; the timer is started all the same
     * @throws IllegalArgumentException for {@link TFD_TIMER#ABSTIME} with a setting that is not absolute
     */
    public TimerSetting set(TimerSetting setting, int flags) throws ErrnoException {
        if ((flags & TFD_TIMER.ABSTIME) != 0 && !setting.absolute()) {
            throw new IllegalArgumentException("TimerSetting.at makes an absolute setting, and abstime nothing of " + setting);
        }
        try (Scratch scratch = Scratch.open()) {
            Itimerspec record = Itimerspec.allocate(scratch);
            setting.put(record);
            Itimerspec former = Itimerspec.allocate(scratch);
            TimerfdCalls.timerfdSettime(fd, setting.absolute() ? flags | TFD_TIMER.ABSTIME : flags, record, former);
            return TimerSetting.of(former);
        }
    }

    /** {@link #set(TimerSetting, int)} with words of {@link TFD_TIMER}: {@code "cancel_on_set"}. */
    public TimerSetting set(TimerSetting setting, String flags) throws ErrnoException {
        return set(setting, TFD_TIMER.parse(flags));
    }

    /** Stops the timer. */
    public void stop() throws ErrnoException {
        set(TimerSetting.STOPPED);
    }

    /** What is left until the next expiry, and the interval; stopped if it has expired for good. */
    public TimerSetting setting() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Itimerspec record = Itimerspec.allocate(scratch);
            TimerfdCalls.timerfdGettime(fd, record);
            return TimerSetting.of(record);
        }
    }

    /**
     * Waits until the timer has expired. Blocks, for ever if the timer is stopped.
     *
     * @return how often it expired since the last look, at least 1
     * @throws ErrnoException ECANCELED if the clock was set, for a timer that was started so
     */
    public long await() throws ErrnoException {
        while (true) {
            long result = tryExpirations();
            if (result > 0) return result;
            if (result != -E.AGAIN) throw fd.failure(result, "read", fd);
            Readiness.await(fd);
        }
    }

    /**
     * As {@link #await()}, but not for longer than {@code time}; a negative time is over.
     *
     * @return how often it expired since the last look; 0 if it did not within that time
     */
    public long await(Duration time) throws ErrnoException {
        long start = System.nanoTime();
        Duration left = time;
        while (true) {
            long result = tryExpirations();
            if (result > 0) return result;
            if (result != -E.AGAIN) throw fd.failure(result, "read", fd);
            if (!left.isPositive()) return 0;
            Readiness.await(fd, left);
            left = time.minusNanos(System.nanoTime() - start);
        }
    }

    /**
     * Looks whether the timer has expired, without waiting.
     *
     * @return how often it expired since the last look, or a negative errno: EAGAIN if it did not, ECANCELED if the clock was set
     * @throws ErrnoException if the timer is closed
     */
    public long tryExpirations() throws ErrnoException {
        int number = fd.enter();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment count = scratch.reserve(Long.BYTES);
            long result = FileRaw.read(number, count, Long.BYTES);
            return result == Long.BYTES ? count.get(ValueLayout.JAVA_LONG, 0) : result;
        } finally {
            fd.exit();
        }
    }

    /**
     * Has the timer say that it expired so often since the last look: for restoring one that was saved.
     *
     * @param expirations not 0
     * @throws ErrnoException ENOTTY if the kernel was built without checkpoints
     */
    public void setExpirations(long expirations) throws ErrnoException {
        TimerfdCalls.tfdIocSetTicks(fd, expirations);
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** The descriptor's number. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
