package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.Fails;
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
        assertThatThrownBy(() -> ClockTuning.setFrequency(KernelClock.REALTIME, 0)).isInstanceOf(ErrnoException.class);
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
        Duration before = TimerSlack.get();
        TimerSlack.set(Duration.ofMillis(3));
        assertThat(TimerSlack.get()).isEqualTo(Duration.ofMillis(3));
        TimerSlack.set(Duration.ofSeconds(5));
        assertThat(TimerSlack.get()).as("more than 32 bits").isEqualTo(Duration.ofSeconds(5));
        TimerSlack.reset();
        assertThat(TimerSlack.get()).isEqualTo(before);
        assertThatThrownBy(() -> TimerSlack.set(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
