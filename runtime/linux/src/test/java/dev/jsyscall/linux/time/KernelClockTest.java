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

class KernelClockTest {

    @Test
    void tellsTheTimeOfDay() throws Exception {
        Instant before = Instant.now();
        Instant told = KernelClock.REALTIME.instant();
        assertThat(told).isBetween(before, Instant.now());
    }

    @Test
    void neverGoesBack() throws Exception {
        for (KernelClock clock : new KernelClock[] {KernelClock.MONOTONIC, KernelClock.BOOTTIME, KernelClock.PROCESS, KernelClock.THREAD}) {
            long first = clock.nanoseconds();
            Duration second = clock.time();
            assertThat(second.toNanos()).as("%s", clock).isGreaterThanOrEqualTo(first);
        }
        long awake = KernelClock.MONOTONIC.nanoseconds();
        assertThat(KernelClock.BOOTTIME.nanoseconds()).isGreaterThanOrEqualTo(awake);
    }

    @Test
    void refusesAClockThatDoesNotExist() {
        assertThatThrownBy(() -> new KernelClock(1000).nanoseconds()).isInstanceOf(ErrnoException.class)
                .satisfies(e -> assertThat(((ErrnoException) e).is(E.INVAL)).isTrue());
    }

    @Test
    void hasAResolution() throws Exception {
        for (KernelClock clock : new KernelClock[] {KernelClock.REALTIME, KernelClock.MONOTONIC, KernelClock.MONOTONIC_RAW,
                KernelClock.BOOTTIME, KernelClock.TAI, KernelClock.REALTIME_COARSE, KernelClock.MONOTONIC_COARSE, KernelClock.PROCESS,
                KernelClock.THREAD}) {
            assertThat(clock.resolution()).as("%s", clock).isPositive().isLessThan(Duration.ofSeconds(1));
        }
        assertThat(KernelClock.MONOTONIC_COARSE.resolution()).isGreaterThanOrEqualTo(KernelClock.MONOTONIC.resolution());
    }

    @Test
    void ofAProcessAndAThreadCountsTheirProcessorTime() throws Exception {
        int process = (int) ProcessRaw.getpid();
        KernelClock own = KernelClock.ofProcess(process);
        Duration before = KernelClock.PROCESS.time();
        assertThat(own.time()).isGreaterThanOrEqualTo(before);
        assertThat(KernelClock.PROCESS.time()).isGreaterThanOrEqualTo(before);
        assertThat(own).hasToString("process " + process);

        KernelClock thread = KernelClock.ofThread((int) ProcessRaw.gettid());
        Duration earlier = KernelClock.THREAD.time();
        assertThat(thread.time()).isGreaterThanOrEqualTo(earlier).isLessThanOrEqualTo(KernelClock.THREAD.time());
    }

    @Test
    void ofNobodyIsRefused() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        Fails.with(() -> KernelClock.ofProcess((int) process.pid()), E.SRCH);
        assertThatThrownBy(() -> KernelClock.ofProcess(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAFileThatIsNoClockCannotBeRead() throws Exception {
        try (OwnedFd file = FcntlCalls.openat("/dev/null", "rdonly, cloexec")) {
            KernelClock clock = KernelClock.ofDevice(file);
            assertThat(clock).hasToString("device " + file.number());
            Fails.with(clock::nanoseconds, E.INVAL, E.OPNOTSUPP);
        }
    }

    @Test
    void isSetByWhoMayOnly() {
        Fails.with(() -> KernelClock.MONOTONIC.set(Duration.ofDays(1)), E.INVAL, E.PERM);
        assertThatThrownBy(() -> KernelClock.REALTIME.set(Instant.MAX)).isInstanceOf(ErrnoException.class);
    }

    @Test
    void isShownByName() {
        assertThat(KernelClock.MONOTONIC_RAW).hasToString("monotonic_raw");
    }
}
