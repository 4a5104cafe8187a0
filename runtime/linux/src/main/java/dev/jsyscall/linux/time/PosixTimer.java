package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.posix_timer.PosixTimerCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIGEV;
import dev.jsyscall.linux.abi.signal.Sigevent;
import dev.jsyscall.linux.abi.signal.Sigval;
import dev.jsyscall.linux.abi.time.Itimerspec;
import dev.jsyscall.linux.abi.time.TIMER;
import dev.jsyscall.linux.signal.SignalInfo;
import dev.jsyscall.linux.signal.SignalName;
import java.io.Closeable;
import java.util.function.Consumer;

/**
 * A timer of POSIX, which sends a signal when it expires, to a thread or the process, or none. Exec and the end of the process delete
 * it. Safe for use by several threads; after {@link #close} its methods throw {@link IllegalStateException}.
 *
 * <p>Close the timer, or stop it, before what handles its signal: a signal that nobody handles, ignores or blocks any longer ends the JVM.
 * A timer that is not closed goes on sending, whether anybody holds it or not.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/timer_create.2.html">timer_create(2)</a>
 */
public final class PosixTimer implements Closeable {
    private final int id;
    private final Safety safety;
    private boolean deleted;
    /** Kept here too: the kernel goes on telling what would be left of a timer that was stopped and sends no signal. */
    private boolean stopped = true;

    /** Refuses a signal that would end the JVM at present. */
    private interface Safety {
        void check() throws ErrnoException;
    }

    private PosixTimer(int id, Safety safety) {
        this.id = id;
        this.safety = safety;
    }

    /** Makes a timer that sends no signal, and does not run yet: one looks at what is left. */
    public static PosixTimer silent(KernelClock clock) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return create(clock, Sigevent.allocate(scratch).notify_(SIGEV.NONE), () -> {});
        }
    }

    /**
     * Makes a timer that sends a signal to one thread, and does not run yet.
     *
     * @param thread the kernel's number of a thread of this process, which has blocked the signal and waits for it, or handles it
     * @param signal which signal, one of {@link SIG}
     * @param value a value that comes with it
     * @throws IllegalStateException if the signal would end the JVM, because it is neither handled nor ignored nor blocked by the thread
     */
    public static PosixTimer toThread(KernelClock clock, int thread, int signal, int value) throws ErrnoException {
        return toThread(clock, thread, signal, sigval -> sigval.int_(value));
    }

    /** As {@link #toThread(KernelClock, int, int, int)}, with an address, which {@link SignalInfo#pointer} reads. */
    public static PosixTimer toThread(KernelClock clock, int thread, int signal, long pointer) throws ErrnoException {
        return toThread(clock, thread, signal, sigval -> sigval.ptr(pointer));
    }

    /**
     * Makes a timer that sends a signal to the process, and does not run yet.
     *
     * @param signal which signal, one of {@link SIG}
     * @param value a value that comes with it
     * @throws IllegalStateException if the signal would end the JVM, because it is neither handled nor ignored
     */
    public static PosixTimer toProcess(KernelClock clock, int signal, int value) throws ErrnoException {
        return toProcess(clock, signal, sigval -> sigval.int_(value));
    }

    /** As {@link #toProcess(KernelClock, int, int)}, with an address, which {@link SignalInfo#pointer} reads. */
    public static PosixTimer toProcess(KernelClock clock, int signal, long pointer) throws ErrnoException {
        return toProcess(clock, signal, sigval -> sigval.ptr(pointer));
    }

    /** {@link #toThread(KernelClock, int, int, int)} with the signal's name: {@code "usr1"}. */
    public static PosixTimer toThread(KernelClock clock, int thread, String signal, int value) throws ErrnoException {
        return toThread(clock, thread, SignalName.parse(signal), value);
    }

    /** {@link #toProcess(KernelClock, int, int)} with the signal's name: {@code "usr1"}. */
    public static PosixTimer toProcess(KernelClock clock, String signal, int value) throws ErrnoException {
        return toProcess(clock, SignalName.parse(signal), value);
    }

    /** {@link #toThread(KernelClock, int, int, long)} with the signal's name. */
    public static PosixTimer toThread(KernelClock clock, int thread, String signal, long pointer) throws ErrnoException {
        return toThread(clock, thread, SignalName.parse(signal), pointer);
    }

    /** {@link #toProcess(KernelClock, int, long)} with the signal's name. */
    public static PosixTimer toProcess(KernelClock clock, String signal, long pointer) throws ErrnoException {
        return toProcess(clock, SignalName.parse(signal), pointer);
    }

    private static PosixTimer toThread(KernelClock clock, int thread, int signal, Consumer<Sigval> value) throws ErrnoException {
        Safety safety = () -> DeadlySignal.refuse(signal, thread);
        safety.check();
        try (Scratch scratch = Scratch.open()) {
            Sigevent event = Sigevent.allocate(scratch).signo(signal).notify_(SIGEV.THREAD_ID);
            event.un().tid(thread);
            value.accept(event.value());
            return create(clock, event, safety);
        }
    }

    private static PosixTimer toProcess(KernelClock clock, int signal, Consumer<Sigval> value) throws ErrnoException {
        Safety safety = () -> DeadlySignal.refuse(signal);
        safety.check();
        try (Scratch scratch = Scratch.open()) {
            Sigevent event = Sigevent.allocate(scratch).signo(signal).notify_(SIGEV.SIGNAL);
            value.accept(event.value());
            return create(clock, event, safety);
        }
    }

    private static PosixTimer create(KernelClock clock, Sigevent event, Safety safety) throws ErrnoException {
        return new PosixTimer(PosixTimerCalls.timerCreate(clock.id(), event), safety);
    }

    /** The kernel's number for it, which comes with its signals. */
    public int id() {
        return id;
    }

    /**
     * Starts the timer anew, or stops it.
     *
     * @return what was left of the former setting
     * @throws IllegalStateException if the signal would end the JVM, because it is no longer handled, ignored or blocked
     */
    public synchronized TimerSetting set(TimerSetting setting) throws ErrnoException {
        check();
        if (!setting.isStopped()) safety.check();
        try (Scratch scratch = Scratch.open()) {
            Itimerspec record = Itimerspec.allocate(scratch);
            setting.put(record);
            Itimerspec former = Itimerspec.allocate(scratch);
            PosixTimerCalls.timerSettime(id, setting.absolute() ? TIMER.ABSTIME : 0, record, former);
            boolean wasStopped = stopped;
            stopped = setting.isStopped();
            return wasStopped ? TimerSetting.STOPPED : TimerSetting.of(former);
        }
    }

    /** Stops the timer. */
    public void stop() throws ErrnoException {
        set(TimerSetting.STOPPED);
    }

    /** What is left until the next expiry, and the interval; stopped if it has expired for good. */
    public synchronized TimerSetting setting() throws ErrnoException {
        check();
        if (stopped) return TimerSetting.STOPPED;
        try (Scratch scratch = Scratch.open()) {
            Itimerspec record = Itimerspec.allocate(scratch);
            PosixTimerCalls.timerGettime(id, record);
            return TimerSetting.of(record);
        }
    }

    /** How many more times it had expired when its last signal was delivered than the one that the signal tells of. */
    public synchronized int overrun() throws ErrnoException {
        check();
        return PosixTimerCalls.timerGetoverrun(id);
    }

    /** Stops and deletes the timer. */
    @Override
    public synchronized void close() throws ErrnoException {
        if (deleted) return;
        deleted = true;
        PosixTimerCalls.timerDelete(id);
    }

    /** Its number, or {@code closed}. */
    @Override
    public synchronized String toString() {
        return deleted ? "closed" : Integer.toString(id);
    }

    private void check() {
        if (deleted) throw new IllegalStateException("the timer is closed");
    }
}
