package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.posix_timer.STA;
import dev.jsyscall.linux.abi.posix_timer.TIME;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import dev.jsyscall.linux.testing.Privilege;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The time of day in its old form, how clocks are tuned, processor time, slack. */
class TimeKeepingTest {

    @Test
    void theTimeOfDayIsThatOfTheClock() throws Exception {
        Instant before = KernelClock.REALTIME.instant();
        Instant told = TimeOfDay.now();
        assertThat(told).isBetween(before.truncatedTo(ChronoUnit.MICROS), KernelClock.REALTIME.instant());
        assertThat(TimeOfDay.seconds()).isBetween(before.getEpochSecond(), Instant.now().getEpochSecond());
        assertThat(TimeOfDay.hardwareOffset()).isNotNull();
    }

    @Test
    void theTimeOfDayIsNotSetToNonsense() {
        Fails.with(() -> TimeOfDay.set(Instant.ofEpochSecond(-1)), E.INVAL, E.PERM);
        assertThatThrownBy(() -> TimeOfDay.set(Instant.ofEpochSecond(0, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrdinaryUserDoesNotSetTheTimeOfDay() throws Exception {
        Privilege.needsAnOrdinaryUser();
        Fails.with(() -> TimeOfDay.set(TimeOfDay.now()), E.PERM);
        assertThatThrownBy(() -> ClockTuning.slew(Duration.ofMillis(1))).isInstanceOf(ErrnoException.class);
        for (ClockChange change : new ClockChange[] {
            ClockTuning.change().status("unsync"), ClockTuning.change().offset(Duration.ZERO), ClockTuning.change().frequency(0),
            ClockTuning.change().maxError(Duration.ZERO), ClockTuning.change().estimatedError(Duration.ZERO),
            ClockTuning.change().timeConstant(7), ClockTuning.change().tai(37), ClockTuning.change().tick(Duration.ofMillis(10))}) {
            Fails.with(change::apply, E.PERM);
        }
    }

    @Test
    void howTheClockIsTunedCanBeSeen() throws Exception {
        Instant before = KernelClock.REALTIME.instant();
        ClockTuning tuning = ClockTuning.now();
        assertThat(tuning.time()).isBetween(before.truncatedTo(ChronoUnit.MICROS), KernelClock.REALTIME.instant());
        assertThat(tuning.tick()).isBetween(Duration.ofMillis(9), Duration.ofMillis(11));
        assertThat(tuning.tolerance()).isPositive();
        assertThat(Math.abs(tuning.frequency())).isLessThanOrEqualTo(tuning.tolerance());
        assertThat(tuning.precision()).isPositive();
        assertThat(tuning.maxError()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(ClockTuning.slewing()).isNotNull();
        Fails.with(() -> ClockTuning.of(KernelClock.MONOTONIC), E.OPNOTSUPP);
    }

    @Test
    void showsNamesAndNotNumbers() throws Exception {
        ClockPulse pulse = new ClockPulse(0.5, Duration.ZERO, Duration.ofSeconds(4), 0, 1, 2, 3, 4);
        ClockTuning tuning = new ClockTuning(TIME.ERROR, STA.UNSYNC | STA.NANO, Duration.ofNanos(5), 1.5, Duration.ofSeconds(16),
                Duration.ofSeconds(16), 7, Duration.ofNanos(1000), 500, Instant.EPOCH, Duration.ofMillis(10), 37, pulse);
        assertThat(tuning).hasToString("{offset=PT0.000000005S, freq=1.5, maxerror=PT16S, esterror=PT16S, status=unsync,nano, constant=7, "
                + "precision=PT0.000001S, tolerance=500.0, time=1970-01-01T00:00:00Z, tick=PT0.01S, pulse={ppsfreq=0.5, jitter=PT0S, "
                + "shift=PT4S, stabil=0.0, jitcnt=1, calcnt=2, errcnt=3, stbcnt=4}, tai=37} = 5 (error)");
        assertThat(ClockTuning.now().pulse().calibrations()).isNotNegative();
    }

    /** Changes the clock to what it is, so that nobody notices. */
    @Test
    void changesWhatIsNamed() throws Exception {
        ClockTuning before = ClockTuning.now();
        ClockTuning after;
        try {
            after = ClockTuning.change().frequency(before.frequency()).tick(before.tick()).timeConstant(before.timeConstant())
                    .status(before.status()).apply();
            ClockTuning.change().tai(before.tai()).apply();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.PERM), "changing the clock needs CAP_SYS_TIME");
            throw e;
        }
        assertThat(after.frequency()).isEqualTo(before.frequency());
        assertThat(after.tick()).isEqualTo(before.tick());
        assertThat(after.timeConstant()).isEqualTo(before.timeConstant());
        assertThat(after.status()).isEqualTo(before.status() | STA.NANO);
        assertThat(ClockTuning.now().tai()).isEqualTo(before.tai());
        Fails.with(() -> ClockTuning.change().tick(Duration.ofSeconds(1)).apply(), E.INVAL);
    }

    @Test
    void aChangeThatCannotBeSaidIsRefused() {
        assertThatThrownBy(() -> ClockTuning.change().tai(37).timeConstant(7)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make two changes");
        assertThatThrownBy(() -> ClockTuning.change().timeConstant(7).tai(37)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ClockTuning.change().maxError(Duration.ofNanos(1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("microseconds");
        assertThatThrownBy(() -> ClockTuning.slew(Duration.ofNanos(1))).isInstanceOf(IllegalArgumentException.class);
        Fails.with(() -> ClockTuning.change().frequency(0).apply(KernelClock.MONOTONIC), E.OPNOTSUPP, E.PERM);
    }

    @Test
    void processorTimeIsCounted() throws Exception {
        ProcessorTime before = ProcessorTime.now();
        Duration end = KernelClock.THREAD.time().plusMillis(50);
        while (KernelClock.THREAD.time().compareTo(end) < 0) Thread.onSpinWait();
        ProcessorTime after = ProcessorTime.now();
        assertThat(after.user().plus(after.system())).isGreaterThan(before.user().plus(before.system()));
        assertThat(after.childrenUser()).isGreaterThanOrEqualTo(before.childrenUser());
    }

    @Test
    void slackIsSetForTheThread() throws Exception {
        OwnThread.run(() -> {
            Duration before = TimerSlack.get();
            TimerSlack.set(Duration.ofMillis(3));
            assertThat(TimerSlack.get()).isEqualTo(Duration.ofMillis(3));
            TimerSlack.set(Duration.ofSeconds(5));
            assertThat(TimerSlack.get()).as("more than 32 bits").isEqualTo(Duration.ofSeconds(5));
            TimerSlack.reset();
            assertThat(TimerSlack.get()).isEqualTo(before);
        });
        assertThatThrownBy(() -> TimerSlack.set(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
