package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.time.Timespec;
import dev.jsyscall.linux.abi.time.Timeval;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times go from Java to the kernel's records and back without loss, or not at all. */
class RecordsTest {
    private static final int LAST_NANO = 999_999_999;

    private static Duration throughTimespec(Duration time) {
        try (Scratch scratch = Scratch.open()) {
            Timespec record = Timespec.allocate(scratch);
            record.set(time);
            assertThat(record.nsec()).isBetween(0L, (long) LAST_NANO);
            return record.toDuration();
        }
    }

    private static Duration throughTimeval(Duration time) {
        try (Scratch scratch = Scratch.open()) {
            Timeval record = Timeval.allocate(scratch);
            record.set(time);
            assertThat(record.usec()).isBetween(0L, 999_999L);
            return record.toDuration();
        }
    }

    @Property
    void lengthsAreExact(@ForAll long seconds, @ForAll @IntRange(max = LAST_NANO) int nanos) {
        Duration time = Duration.ofSeconds(seconds, nanos);
        assertThat(throughTimespec(time)).isEqualTo(time);
    }

    @Property
    void pointsAreExact(
            @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L) long seconds,
            @ForAll @IntRange(max = LAST_NANO) int nanos) {
        Instant time = Instant.ofEpochSecond(seconds, nanos);
        try (Scratch scratch = Scratch.open()) {
            Timespec record = Timespec.allocate(scratch);
            record.set(time);
            assertThat(record.toInstant()).isEqualTo(time);
        }
    }

    @Property
    void microsecondsAreExactOrRefused(@ForAll int seconds, @ForAll @IntRange(max = LAST_NANO) int nanos) {
        Duration time = Duration.ofSeconds(seconds, nanos);
        Duration whole = time.truncatedTo(ChronoUnit.MICROS);
        assertThat(throughTimeval(whole)).isEqualTo(whole);
        if (!whole.equals(time)) {
            assertThatThrownBy(() -> throughTimeval(time)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("truncatedTo");
        }
    }

    @Property
    void sumsAndOrderAreThoseOfTheRecords(
            @ForAll int seconds, @ForAll @IntRange(max = LAST_NANO) int nanos,
            @ForAll int more, @ForAll @IntRange(max = LAST_NANO) int moreNanos) {
        Duration one = Duration.ofSeconds(seconds, nanos);
        Duration other = Duration.ofSeconds(more, moreNanos);
        Duration sum = throughTimespec(one).plus(throughTimespec(other));
        long carry = (nanos + (long) moreNanos) / 1_000_000_000;
        assertThat(sum.getSeconds()).isEqualTo((long) seconds + more + carry);
        assertThat(throughTimespec(sum).minus(other)).isEqualTo(one);
        int order = Integer.compare(seconds, more) * 2 + Integer.compare(nanos, moreNanos);
        assertThat(Integer.signum(throughTimespec(one).compareTo(throughTimespec(other)))).isEqualTo(Integer.signum(order));
    }

    @Example
    void aTimespecIsMadeOfSecondsAndParts() {
        try (Scratch scratch = Scratch.open()) {
            Timespec record = Timespec.allocate(scratch);
            record.set(Duration.ofSeconds(1));
            assertThat(record.sec()).isEqualTo(1);
            assertThat(record.nsec()).isZero();
            record.set(Duration.ofMillis(1_200));
            assertThat(record.sec()).isEqualTo(1);
            assertThat(record.nsec()).isEqualTo(200_000_000);
            record.set(Duration.ofMillis(-200));
            assertThat(record.sec()).isEqualTo(-1);
            assertThat(record.nsec()).isEqualTo(800_000_000);
            assertThat(record.toDuration()).isEqualTo(Duration.ofMillis(-200));
        }
    }

    @Example
    void aTimevalIsMadeOfSecondsAndParts() {
        try (Scratch scratch = Scratch.open()) {
            Timeval record = Timeval.allocate(scratch);
            record.set(Duration.ofSeconds(2));
            assertThat(record.sec()).isEqualTo(2);
            assertThat(record.usec()).isZero();
            record.set(Duration.ofMillis(2_500));
            assertThat(record.sec()).isEqualTo(2);
            assertThat(record.usec()).isEqualTo(500_000);
            record.set(Instant.EPOCH.minusMillis(1));
            assertThat(record.toInstant()).isEqualTo(Instant.EPOCH.minusMillis(1));
        }
    }

    @Example
    void settingsAreShownAsStraceWould() {
        assertThat(TimerSetting.after(Duration.ofSeconds(3), Duration.ofMillis(1_500)))
                .hasToString("{it_interval={tv_sec=1, tv_nsec=500000000}, it_value={tv_sec=3, tv_nsec=0}}");
        assertThat(TimerSetting.at(Instant.ofEpochSecond(9))).hasToString(
                "{it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=9, tv_nsec=0}} absolute");
        assertThatThrownBy(() -> TimerSetting.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimerSetting.once(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
