package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void tellsTheTimeOfDay() throws Exception {
        Instant before = Instant.now();
        Instant told = Clock.REALTIME.instant();
        assertThat(told).isBetween(before, Instant.now());
    }

    @Test
    void neverGoesBack() throws Exception {
        for (Clock clock : new Clock[] {Clock.MONOTONIC, Clock.BOOTTIME, Clock.PROCESS, Clock.THREAD}) {
            long first = clock.nanoseconds();
            Duration second = clock.time();
            assertThat(second.toNanos()).as("%s", clock).isGreaterThanOrEqualTo(first);
        }
        long awake = Clock.MONOTONIC.nanoseconds();
        assertThat(Clock.BOOTTIME.nanoseconds()).isGreaterThanOrEqualTo(awake);
    }

    @Test
    void refusesAClockThatDoesNotExist() {
        assertThatThrownBy(() -> new Clock(1000).nanoseconds()).isInstanceOf(ErrnoException.class)
                .satisfies(e -> assertThat(((ErrnoException) e).is(E.INVAL)).isTrue());
    }
}
