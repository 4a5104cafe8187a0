package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
class TimeTest {
    @Test
    void theWallClockIsJavas() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Timespec now = Timespec.allocate(arena);
            TimeCalls.clockGettime(CLOCK.REALTIME, now);
            assertThat(Duration.between(now.toInstant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
            assertThat(now.nsec()).isBetween(0L, 999_999_999L);
        }
    }

    @Test
    void theVdsosClockIsTheKernels() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Timespec kernel = Timespec.allocate(arena);
            Timespec vdso = Timespec.allocate(arena);
            TimeCalls.clockGettime(CLOCK.MONOTONIC, kernel);
            assertThat(TimeCalls.vdsoClockGettime(CLOCK.MONOTONIC, vdso)).isZero();
            assertThat(vdso.toDuration()).isBetween(kernel.toDuration(), kernel.toDuration().plusSeconds(60));
        }
    }

    @Test
    void sleepingTakesItsTime() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Timespec request = Timespec.allocate(arena).sec(0).nsec(30_000_000);
            long start = System.nanoTime();
            TimeCalls.clockNanosleep(CLOCK.MONOTONIC, request);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
        }
    }

    @Test
    void clocksHaveAResolution() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Timespec resolution = Timespec.allocate(arena);
            TimeCalls.clockGetres("monotonic", resolution);
            assertThat(resolution.toDuration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
        }
    }
}
