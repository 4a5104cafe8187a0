package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.time.ITIMER;
import dev.jsyscall.linux.abi.time.Itimerval;
import dev.jsyscall.linux.abi.time.TimeCalls;

/**
 * The three old timers that each process has, which send it a signal. They count in microseconds.
 *
 * <p>Those signals end a JVM that neither handles nor ignores them, so starting such a timer is refused then; stop it before what handles
 * its signal is closed. {@link TimerFd} needs no signals.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/setitimer.2.html">setitimer(2)</a>
 */
public enum IntervalTimer {
    /** Counts time, and sends SIGALRM. */
    REAL(ITIMER.REAL, SIG.ALRM),
    /** Counts processor time that the process spends outside of the kernel, and sends SIGVTALRM. */
    VIRTUAL(ITIMER.VIRTUAL, SIG.VTALRM),
    /** Counts processor time of the process, and sends SIGPROF. */
    PROF(ITIMER.PROF, SIG.PROF);

    private final int which;
    private final int signal;

    IntervalTimer(int which, int signal) {
        this.which = which;
        this.signal = signal;
    }

    /** The signal that it sends, one of {@link SIG}. */
    public int signal() {
        return signal;
    }

    /** What is left until the next expiry, and the interval. */
    public TimerSetting setting() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Itimerval record = Itimerval.allocate(scratch);
            TimeCalls.getitimer(which, record);
            return setting(record);
        }
    }

    /**
     * Starts the timer anew, or stops it.
     *
     * @param setting in whole microseconds, not absolute
     * @return what was left of the former setting
     * @throws IllegalArgumentException if the setting is finer than microseconds, or absolute
     * @throws IllegalStateException if the signal is neither handled nor ignored, and would end the JVM
     */
    public TimerSetting set(TimerSetting setting) throws ErrnoException {
        if (setting.absolute()) throw new IllegalArgumentException("interval timers know no absolute times: " + setting);
        if (!setting.isStopped()) DeadlySignal.refuse(signal);
        try (Scratch scratch = Scratch.open()) {
            Itimerval record = Itimerval.allocate(scratch);
            record.value().set(setting.first());
            record.interval().set(setting.interval());
            Itimerval former = Itimerval.allocate(scratch);
            TimeCalls.setitimer(which, record, former);
            return setting(former);
        }
    }

    /** Stops the timer. */
    public void stop() throws ErrnoException {
        set(TimerSetting.STOPPED);
    }

    private static TimerSetting setting(Itimerval record) {
        return new TimerSetting(record.value().toDuration(), record.interval().toDuration(), false);
    }
}
