package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.testing.Fails;
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

    @Test
    void hasAResolution() throws Exception {
        for (Clock clock : new Clock[] {Clock.REALTIME, Clock.MONOTONIC, Clock.MONOTONIC_RAW, Clock.BOOTTIME, Clock.TAI,
                Clock.REALTIME_COARSE, Clock.MONOTONIC_COARSE, Clock.PROCESS, Clock.THREAD}) {
            assertThat(clock.resolution()).as("%s", clock).isPositive().isLessThan(Duration.ofSeconds(1));
        }
        assertThat(Clock.MONOTONIC_COARSE.resolution()).isGreaterThanOrEqualTo(Clock.MONOTONIC.resolution());
    }

    @Test
    void ofAProcessAndAThreadCountsTheirProcessorTime() throws Exception {
        int process = (int) ProcessRaw.getpid();
        Clock own = Clock.ofProcess(process);
        Duration before = Clock.PROCESS.time();
        assertThat(own.time()).isGreaterThanOrEqualTo(before);
        assertThat(Clock.PROCESS.time()).isGreaterThanOrEqualTo(before);
        assertThat(own).hasToString("process " + process);

        Clock thread = Clock.ofThread((int) ProcessRaw.gettid());
        Duration earlier = Clock.THREAD.time();
        assertThat(thread.time()).isGreaterThanOrEqualTo(earlier).isLessThanOrEqualTo(Clock.THREAD.time());
    }

    @Test
    void ofNobodyIsRefused() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        Fails.with(() -> Clock.ofProcess((int) process.pid()), E.SRCH);
        assertThatThrownBy(() -> Clock.ofProcess(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAFileThatIsNoClockCannotBeRead() throws Exception {
        try (OwnedFd file = FcntlCalls.openat("/dev/null", "rdonly, cloexec")) {
            Clock clock = Clock.ofDevice(file);
            assertThat(clock).hasToString("device " + file.number());
            Fails.with(clock::nanoseconds, E.INVAL, E.OPNOTSUPP);
        }
    }

    @Test
    void isSetByWhoMayOnly() {
        Fails.with(() -> Clock.MONOTONIC.set(Duration.ofDays(1)), E.INVAL, E.PERM);
        assertThatThrownBy(() -> Clock.REALTIME.set(Instant.MAX)).isInstanceOf(ErrnoException.class);
    }

    @Test
    void isShownByName() {
        assertThat(Clock.MONOTONIC_RAW).hasToString("monotonic_raw");
    }
}
