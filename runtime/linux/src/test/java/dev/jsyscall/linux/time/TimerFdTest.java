package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.HarmlessSignal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimerFdTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private static CompletableFuture<Long> waiting(TimerFd timer, AtomicInteger thread) {
        return CompletableFuture.supplyAsync(() -> {
            thread.set((int) ProcessRaw.gettid());
            try {
                return timer.await();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> Thread.ofPlatform().daemon().start(task));
    }

    @Test
    void expiresOnce() throws Exception {
        try (TimerFd timer = TimerFd.once(SHORT)) {
            assertThat(timer.await()).isEqualTo(1);
            assertThat(timer.tryExpirations()).isEqualTo(-E.AGAIN);
            assertThat(timer.setting().isStopped()).isTrue();
        }
    }

    @Test
    void expiresOverAndOverAgain() throws Exception {
        long before = KernelClock.MONOTONIC.nanoseconds();
        try (TimerFd timer = TimerFd.every(SHORT)) {
            long expirations = 0;
            while (expirations < 5) expirations += timer.await();
            assertThat(KernelClock.MONOTONIC.nanoseconds() - before).isGreaterThanOrEqualTo(5 * SHORT.toNanos());
            assertThat(timer.setting().interval()).isEqualTo(SHORT);
            assertThat(timer.setting().first()).isBetween(Duration.ofNanos(1), SHORT);
        }
    }

    @Test
    void expiresAtATime() throws Exception {
        Instant time = Instant.now().plus(SHORT);
        try (TimerFd timer = TimerFd.at(time)) {
            assertThat(timer.await()).isEqualTo(1);
        }
        try (TimerFd timer = TimerFd.create(KernelClock.BOOTTIME)) {
            timer.set(TimerSetting.at(KernelClock.BOOTTIME.time().minus(SHORT), Duration.ZERO));
            assertThat(timer.await()).isEqualTo(1);
        }
    }

    @Test
    void expiresAtOnceIfTheTimeIsOver() throws Exception {
        for (Instant over : new Instant[] {Instant.ofEpochSecond(5), Instant.EPOCH, Instant.ofEpochSecond(-5), Instant.MIN}) {
            try (TimerFd timer = TimerFd.at(over)) {
                assertThat(timer.await()).as("%s", over).isEqualTo(1);
            }
        }
        try (TimerFd timer = TimerFd.create(KernelClock.BOOTTIME)) {
            timer.set(TimerSetting.at(Duration.ofDays(-1), Duration.ZERO));
            assertThat(timer.await()).isEqualTo(1);
        }
    }

    @Test
    void isAwaitedForSoLong() throws Exception {
        try (TimerFd timer = TimerFd.once(KernelClock.BOOTTIME, SHORT)) {
            assertThat(timer.await(HOUR)).isEqualTo(1);
            assertThat(timer.await(SHORT)).isZero();
            assertThat(timer.await(Duration.ZERO)).isZero();
            assertThat(timer.await(SHORT.negated())).isZero();
        }
        try (TimerFd timer = TimerFd.every(KernelClock.BOOTTIME, SHORT)) {
            assertThat(timer.await(HOUR)).isPositive();
        }
    }

    @Test
    void tellsWhatIsLeftAndStops() throws Exception {
        try (TimerFd timer = TimerFd.create(KernelClock.MONOTONIC)) {
            assertThat(timer.setting()).isEqualTo(TimerSetting.STOPPED);
            assertThat(timer.set(TimerSetting.after(HOUR, SHORT))).isEqualTo(TimerSetting.STOPPED);
            assertThat(timer.tryExpirations()).isEqualTo(-E.AGAIN);
            TimerSetting former = timer.set(TimerSetting.every(HOUR));
            assertThat(former.first()).isBetween(HOUR.minusMinutes(1), HOUR);
            assertThat(former.interval()).isEqualTo(SHORT);
            timer.stop();
            assertThat(timer.setting().isStopped()).isTrue();
        }
    }

    @Test
    void closeEndsAWait() throws Exception {
        TimerFd timer = TimerFd.once(HOUR);
        AtomicInteger thread = new AtomicInteger();
        CompletableFuture<Long> waiting = waiting(timer, thread);
        while (thread.get() == 0) Thread.onSpinWait();
        timer.close();
        assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).rootCause()
                .isInstanceOf(ClosedFdException.class);
        assertThatThrownBy(timer::tryExpirations).isInstanceOf(ClosedFdException.class);
        assertThat(timer).hasToString("closed");
    }

    @Test
    void aSignalDoesNotEndAWait() throws Exception {
        try (TimerFd timer = TimerFd.once(Duration.ofMillis(50))) {
            AtomicInteger thread = new AtomicInteger();
            CompletableFuture<Long> waiting = waiting(timer, thread);
            HarmlessSignal.sendUntil(waiting::isDone, thread);
            assertThat(waiting.get()).isEqualTo(1);
        }
    }

    @Test
    void severalThreadsGetEachExpiryOnce() throws Exception {
        try (TimerFd timer = TimerFd.create(KernelClock.MONOTONIC)) {
            CompletableFuture<Long> one = waiting(timer, new AtomicInteger());
            CompletableFuture<Long> other = waiting(timer, new AtomicInteger());
            timer.set(TimerSetting.once(SHORT));
            CompletableFuture.anyOf(one, other).get(30, TimeUnit.SECONDS);
            assertThat(one.isDone() && other.isDone()).isFalse();
            timer.set(TimerSetting.once(SHORT));
            assertThat(one.get(30, TimeUnit.SECONDS) + other.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    @Test
    void settingTheClockCancels() throws Exception {
        try (TimerFd timer = TimerFd.create(KernelClock.REALTIME)) {
            timer.set(TimerSetting.at(Instant.now().plus(HOUR)), "cancel_on_set");
            try {
                ClockTuning.step(KernelClock.REALTIME, Duration.ofNanos(1));
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.PERM), "setting the clock needs CAP_SYS_TIME");
                throw e;
            }
            assertThat(timer.tryExpirations()).isEqualTo(-E.CANCELED);
            ClockTuning.step(KernelClock.REALTIME, Duration.ofNanos(-1));
        }
    }

    @Test
    void isClosedOnExecAndRefusesWhatMakesNoSense() throws Exception {
        try (TimerFd timer = TimerFd.every(HOUR)) {
            assertThat(FcntlRaw.fcntl(timer.fd().number(), 1, 0)).isEqualTo(FD.CLOEXEC);
        }
        Fails.with(() -> TimerFd.create(KernelClock.THREAD), E.INVAL);
        assertThatThrownBy(() -> TimerFd.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimerSetting.after(Duration.ZERO, HOUR)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would stop the timer");
        try (TimerFd timer = TimerFd.create(KernelClock.MONOTONIC)) {
            assertThatThrownBy(() -> timer.set(TimerSetting.once(HOUR), "abstime")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TimerSetting.at");
            timer.set(TimerSetting.at(Duration.ofDays(100_000), Duration.ZERO), "abstime");
            assertThat(timer.tryExpirations()).isEqualTo(-E.AGAIN);
        }
    }

    @Test
    void expirationsAreRestored() throws Exception {
        try (TimerFd timer = TimerFd.create(KernelClock.MONOTONIC)) {
            try {
                timer.setExpirations(42);
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.NOTTY), "this kernel was built without checkpoints");
                throw e;
            }
            assertThat(timer.await()).isEqualTo(42);
        }
    }
}
