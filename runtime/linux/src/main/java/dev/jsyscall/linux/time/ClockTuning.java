package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.posix_timer.ADJ;
import dev.jsyscall.linux.abi.posix_timer.PosixTimerCalls;
import dev.jsyscall.linux.abi.posix_timer.STA;
import dev.jsyscall.linux.abi.posix_timer.TIME;
import dev.jsyscall.linux.abi.posix_timer.Timex;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a clock is tuned, by a time daemon or nobody. Looking is allowed to everybody; {@link #change changes} need CAP_SYS_TIME, and hold
 * for the whole machine.
 *
 * @param state one of {@link TIME}: whether the clock is synchronized, and whether a leap second is coming
 * @param status bits of {@link STA}
 * @param offset how far the clock is off, as the time daemon said last, and the kernel has not made up for yet
 * @param frequency by how many millionths it is made to run faster
 * @param maxError the largest possible error
 * @param estimatedError the error as estimated
 * @param timeConstant how stiff the loop is
 * @param precision how fine the clock is
 * @param tolerance the largest frequency, in millionths
 * @param time what the clock showed
 * @param tick the time from one tick of 1/100 s to the next
 * @param tai how many seconds international atomic time is ahead; 0 if nobody said
 * @param pulse what the kernel has learnt from a pulse each second
 * @see <a href="https://man7.org/linux/man-pages/man2/adjtimex.2.html">adjtimex(2)</a>
 */
public record ClockTuning(
        int state, int status, Duration offset, double frequency, Duration maxError, Duration estimatedError, long timeConstant,
        Duration precision, double tolerance, Instant time, Duration tick, int tai, ClockPulse pulse) {
    /** The kernel's unit of frequencies, as a part of ours. */
    static final double MILLIONTH = 1 << 16;

    /** How the time of day is tuned. */
    public static ClockTuning now() throws ErrnoException {
        return of(KernelClock.REALTIME);
    }

    /**
     * How a clock is tuned.
     *
     * @throws ErrnoException EOPNOTSUPP if it cannot be
     */
    public static ClockTuning of(KernelClock clock) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timex record = Timex.allocate(scratch);
            int state = PosixTimerCalls.clockAdjtime(clock.id(), record);
            return of(state, record);
        }
    }

    /**
     * Adds to a clock at once. It jumps, for everybody.
     *
     * @throws ErrnoException EPERM without the right to, EOPNOTSUPP if the clock cannot be tuned
     */
    public static void step(KernelClock clock, Duration time) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timex record = Timex.allocate(scratch).modes(ADJ.SETOFFSET | ADJ.NANO);
            record.time().sec(time.getSeconds()).usec(time.getNano());
            PosixTimerCalls.clockAdjtime(clock.id(), record);
        }
    }

    /**
     * Has the time of day run faster or slower until it has gained a time, as adjtime(3) does.
     *
     * @param time in whole microseconds
     * @return what was still to be gained of the last such adjustment
     * @throws ErrnoException EPERM without the right to
     * @throws IllegalArgumentException if the time is finer than microseconds
     */
    public static Duration slew(Duration time) throws ErrnoException {
        return singleShot(ADJ.OFFSET_SINGLESHOT, toMicros(time));
    }

    /** What is still to be gained of the last {@link #slew}. */
    public static Duration slewing() throws ErrnoException {
        return singleShot(ADJ.OFFSET_SS_READ, 0);
    }

    /** Begins a change of how a clock is tuned. */
    public static ClockChange change() {
        return new ClockChange();
    }

    /** Whether a time daemon keeps the clock right. */
    public boolean isSynchronized() {
        return state != TIME.ERROR && (status & STA.UNSYNC) == 0;
    }

    private static Duration singleShot(int mode, long micros) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timex record = Timex.allocate(scratch).modes(mode).offset(micros);
            PosixTimerCalls.adjtimex(record);
            return micros(record.offset());
        }
    }

    static ClockTuning of(int state, Timex record) {
        ChronoUnit unit = (record.status() & STA.NANO) != 0 ? ChronoUnit.NANOS : ChronoUnit.MICROS;
        return new ClockTuning(
                state, record.status(), Duration.of(record.offset(), unit), record.freq() / MILLIONTH, micros(record.maxerror()),
                micros(record.esterror()), record.constant(), micros(record.precision()), record.tolerance() / MILLIONTH,
                Instant.ofEpochSecond(record.time().sec()).plus(record.time().usec(), unit), micros(record.tick()), record.tai(),
                ClockPulse.of(record));
    }

    static long toMicros(Duration time) {
        if (time.getNano() % 1000 != 0) throw new IllegalArgumentException(time + " is not in whole microseconds");
        return Math.addExact(Math.multiplyExact(time.getSeconds(), 1_000_000L), time.getNano() / 1000);
    }

    /** As strace names the members, with the state, which the call returns, at the end. */
    @Override
    public String toString() {
        return "{offset=" + offset + ", freq=" + frequency + ", maxerror=" + maxError + ", esterror=" + estimatedError
                + ", status=" + STA.format(status) + ", constant=" + timeConstant + ", precision=" + precision + ", tolerance=" + tolerance
                + ", time=" + time + ", tick=" + tick + ", pulse=" + pulse + ", tai=" + tai + "} = " + state
                + " (" + TIME.format(state) + ")";
    }

    private static Duration micros(long value) {
        return Duration.of(value, ChronoUnit.MICROS);
    }
}
