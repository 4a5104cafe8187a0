package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.posix_timer.ADJ;
import dev.jsyscall.linux.abi.posix_timer.PosixTimerCalls;
import dev.jsyscall.linux.abi.posix_timer.STA;
import dev.jsyscall.linux.abi.posix_timer.Timex;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * Changes how a clock is tuned, all at once: {@code ClockTuning.change().status("pll").maxError(error).apply()}. What is not named stays.
 * Needs CAP_SYS_TIME, and holds for the whole machine. May be applied any number of times.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/adjtimex.2.html">adjtimex(2)</a>
 */
public final class ClockChange {
    private final Timex record = Timex.of(MemorySegment.ofArray(new long[Timex.SIZE / Long.BYTES]));

    ClockChange() {}

    /** Sets the status: bits of {@link STA}, of which those in {@link STA#RONLY} have no effect. */
    public ClockChange status(int status) {
        record.status(status);
        return mode(ADJ.STATUS);
    }

    /** As {@link #status(int)}, by words: {@code "pll, unsync"}. */
    public ClockChange status(String status) {
        return status(STA.parse(status));
    }

    /**
     * Tells how far the clock is off, to be made up for by and by: by running faster or slower while {@link STA#PLL} is in the status, and
     * not at all otherwise. The kernel takes half a second at most for the time of day. From then on the clock counts in nanoseconds.
     */
    public ClockChange offset(Duration offset) {
        record.offset(offset.toNanos());
        return mode(ADJ.OFFSET | ADJ.NANO);
    }

    /**
     * Has the clock run faster, or for a negative number slower.
     *
     * @param millionths how much, within {@link ClockTuning#tolerance()}
     */
    public ClockChange frequency(double millionths) {
        record.freq(Math.round(millionths * ClockTuning.MILLIONTH));
        return mode(ADJ.FREQUENCY);
    }

    /** Tells the largest possible error, in whole microseconds; the kernel lets it grow by itself. */
    public ClockChange maxError(Duration error) {
        record.maxerror(ClockTuning.toMicros(error));
        return mode(ADJ.MAXERROR);
    }

    /** Tells the error as estimated, in whole microseconds. */
    public ClockChange estimatedError(Duration error) {
        record.esterror(ClockTuning.toMicros(error));
        return mode(ADJ.ESTERROR);
    }

    /**
     * Sets how stiff the loop is: the higher, the slower. From then on the clock counts in nanoseconds: otherwise the kernel adds four.
     *
     * @throws IllegalStateException after {@link #tai}, which the kernel takes from the same place: that is another change
     */
    public ClockChange timeConstant(long constant) {
        return constant(ADJ.TIMECONST, constant).mode(ADJ.NANO);
    }

    /**
     * Tells how many seconds international atomic time is ahead of UTC.
     *
     * @throws IllegalStateException after {@link #timeConstant}, which the kernel takes from the same place: that is another change
     */
    public ClockChange tai(int seconds) {
        return constant(ADJ.TAI, seconds);
    }

    /** Sets the time from one tick of 1/100 s to the next, in whole microseconds: 9 to 11 ms. */
    public ClockChange tick(Duration tick) {
        record.tick(ClockTuning.toMicros(tick));
        return mode(ADJ.TICK);
    }

    private ClockChange constant(int mode, long value) {
        if ((record.modes() & (ADJ.TIMECONST | ADJ.TAI) & ~mode) != 0) {
            throw new IllegalStateException("the kernel takes the time constant and TAI from the same place: make two changes");
        }
        record.constant(value);
        return mode(mode);
    }

    private ClockChange mode(int mode) {
        record.modes(record.modes() | mode);
        return this;
    }

    /**
     * Changes the time of day.
     *
     * @return how it is tuned from now on
     * @throws ErrnoException EPERM without the right to, EINVAL if a value is out of range
     */
    public ClockTuning apply() throws ErrnoException {
        return apply(KernelClock.REALTIME);
    }

    /**
     * Changes a clock.
     *
     * @return how it is tuned from now on
     * @throws ErrnoException EPERM without the right to, EINVAL if a value is out of range, EOPNOTSUPP if the clock cannot be tuned so
     */
    public ClockTuning apply(KernelClock clock) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timex answer = Timex.allocate(scratch);
            answer.segment().copyFrom(record.segment());
            int state = PosixTimerCalls.clockAdjtime(clock.id(), answer);
            return ClockTuning.of(state, answer);
        }
    }
}
