package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock of the kernel, read without entering it where the C library knows how. (A {@link java.time.Clock} is something else: a source
 * of points in time for Java.)
 *
 * <p>Lengths and points of time are exact to the nanosecond both ways; what does not fit is an exception.
 *
 * @param id its number, one of {@link CLOCK}, or negative for a clock of a process, a thread or a device
 */
public record KernelClock(int id) {
    /** The time of day. It may be set, and jump. */
    public static final KernelClock REALTIME = new KernelClock(CLOCK.REALTIME);
    /** Time since some point in the past, often the start of the machine, without its sleep. */
    public static final KernelClock MONOTONIC = new KernelClock(CLOCK.MONOTONIC);
    /** Time since the start of the machine, its sleep included. */
    public static final KernelClock BOOTTIME = new KernelClock(CLOCK.BOOTTIME);
    /** Processor time of this process. */
    public static final KernelClock PROCESS = new KernelClock(CLOCK.PROCESS_CPUTIME_ID);
    /** Processor time of the thread that asks. */
    public static final KernelClock THREAD = new KernelClock(CLOCK.THREAD_CPUTIME_ID);

    /** As {@link #MONOTONIC}, but never slewed to run faster or slower. */
    public static final KernelClock MONOTONIC_RAW = new KernelClock(CLOCK.MONOTONIC_RAW);
    /** International atomic time: the time of day without leap seconds, if somebody told the kernel how many there were. */
    public static final KernelClock TAI = new KernelClock(CLOCK.TAI);
    /** As {@link #REALTIME}, quicker to read, and only as fine as the timer tick. */
    public static final KernelClock REALTIME_COARSE = new KernelClock(CLOCK.REALTIME_COARSE);
    /** As {@link #MONOTONIC}, quicker to read, and only as fine as the timer tick. */
    public static final KernelClock MONOTONIC_COARSE = new KernelClock(CLOCK.MONOTONIC_COARSE);
    /** As {@link #REALTIME}, for timers that wake a sleeping machine. */
    public static final KernelClock REALTIME_ALARM = new KernelClock(CLOCK.REALTIME_ALARM);
    /** As {@link #BOOTTIME}, for timers that wake a sleeping machine. */
    public static final KernelClock BOOTTIME_ALARM = new KernelClock(CLOCK.BOOTTIME_ALARM);

    /** The low bits of a negative number, which say what it is a clock of; the others are the number of that, complemented. */
    private static final int KIND_BITS = 3;
    private static final int PROCESS_KIND = 2;
    private static final int DEVICE_KIND = 3;
    private static final int THREAD_KIND = 6;

    /**
     * The clock of processor time of a process; any process's may be read.
     *
     * @throws ErrnoException ESRCH if there is no such process
     * @see <a href="https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html">clock_getcpuclockid(3)</a>
     */
    public static KernelClock ofProcess(int process) throws ErrnoException {
        return cpu(process, PROCESS_KIND);
    }

    /**
     * The clock of processor time of a thread of this process, by the kernel's number for it.
     *
     * @throws ErrnoException ESRCH if there is no such thread in this process
     */
    public static KernelClock ofThread(int thread) throws ErrnoException {
        return cpu(thread, THREAD_KIND);
    }

    /** The clock that a device is, such as {@code /dev/ptp0}, for as long as the device stays open. */
    public static KernelClock ofDevice(HasFd device) {
        return new KernelClock(~device.fd().number() << KIND_BITS | DEVICE_KIND);
    }

    private static KernelClock cpu(int number, int kind) throws ErrnoException {
        if (number < 0 || number > Integer.MAX_VALUE >> KIND_BITS) {
            throw new IllegalArgumentException("there is no process or thread with the number " + number);
        }
        KernelClock clock = new KernelClock(~number << KIND_BITS | kind);
        try {
            clock.resolution();
        } catch (ErrnoException e) {
            throw e.is(E.INVAL) ? ErrnoException.of(-E.SRCH, "clock_getcpuclockid", number) : e;
        }
        return clock;
    }

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

    /**
     * How fine the clock is.
     *
     * @throws ErrnoException if there is no such clock
     * @see <a href="https://man7.org/linux/man-pages/man2/clock_getres.2.html">clock_getres(2)</a>
     */
    public Duration resolution() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timespec time = Timespec.allocate(scratch);
            TimeCalls.clockGetres(id, time);
            return time.toDuration();
        }
    }

    /**
     * Sets the clock, for everybody on the machine.
     *
     * @param time the time since its start
     * @throws ErrnoException EPERM without the right to, EINVAL if the clock cannot be set
     * @see <a href="https://man7.org/linux/man-pages/man2/clock_settime.2.html">clock_settime(2)</a>
     */
    public void set(Duration time) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timespec record = Timespec.allocate(scratch);
            record.set(time);
            TimeCalls.clockSettime(id, record);
        }
    }

    /** {@link #set(Duration)} of a clock that counts from 1970. */
    public void set(Instant time) throws ErrnoException {
        set(Duration.ofSeconds(time.getEpochSecond(), time.getNano()));
    }

    /** The clock's name, or what it is a clock of. */
    @Override
    public String toString() {
        if (id >= 0) return CLOCK.format(id);
        int number = ~(id >> KIND_BITS);
        return switch (id & (1 << KIND_BITS) - 1) {
            case DEVICE_KIND -> "device " + number;
            case THREAD_KIND -> "thread " + number;
            case PROCESS_KIND -> "process " + number;
            default -> Integer.toString(id);
        };
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
