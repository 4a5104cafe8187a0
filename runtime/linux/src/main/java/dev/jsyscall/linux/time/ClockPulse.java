package dev.jsyscall.linux.time;

import dev.jsyscall.linux.abi.posix_timer.STA;
import dev.jsyscall.linux.abi.posix_timer.Timex;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What the kernel has learnt from a pulse each second, as of a receiver for satellites; all zero without one, or where the kernel does not
 * follow it.
 *
 * @param frequency by how many millionths the clock is to run faster
 * @param jitter how much the pulses scatter
 * @param interval over how long the frequency is measured
 * @param stability how much the frequency scatters, in millionths
 * @param jittered how many pulses scattered too much
 * @param calibrations how often the frequency was measured
 * @param errors how often that failed
 * @param wandered how often the frequency scattered too much
 */
public record ClockPulse(
        double frequency, Duration jitter, Duration interval, double stability, long jittered, long calibrations, long errors,
        long wandered) {

    static ClockPulse of(Timex record) {
        ChronoUnit unit = (record.status() & STA.NANO) != 0 ? ChronoUnit.NANOS : ChronoUnit.MICROS;
        boolean measured = record.calcnt() != 0 || record.shift() != 0;
        return new ClockPulse(
                record.ppsfreq() / ClockTuning.MILLIONTH, Duration.of(record.jitter(), unit),
                measured ? Duration.ofSeconds(1L << record.shift()) : Duration.ZERO, record.stabil() / ClockTuning.MILLIONTH,
                record.jitcnt(), record.calcnt(), record.errcnt(), record.stbcnt());
    }

    /** As strace names the members: {@code {ppsfreq=0.0, jitter=PT0S, …}}. */
    @Override
    public String toString() {
        return "{ppsfreq=" + frequency + ", jitter=" + jitter + ", shift=" + interval + ", stabil=" + stability + ", jitcnt=" + jittered
                + ", calcnt=" + calibrations + ", errcnt=" + errors + ", stbcnt=" + wandered + "}";
    }
}
