package dev.jsyscall.linux.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.HarmlessSignal;
import dev.jsyscall.linux.testing.OwnThread;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SleepTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private interface Nap {
        Object take() throws ErrnoException;
    }

    /** What a thread says that is sent signals from when it begins until it is done. */
    private static Object disturbed(Nap nap) throws Exception {
        AtomicInteger thread = new AtomicInteger();
        CompletableFuture<Object> said = CompletableFuture.supplyAsync(() -> {
            thread.set((int) ProcessRaw.gettid());
            try {
                return nap.take();
            } catch (ErrnoException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> Thread.ofPlatform().daemon().start(task));
        HarmlessSignal.sendUntil(said::isDone, thread);
        return said.get(30, TimeUnit.SECONDS);
    }

    @Test
    void sleepsForATime() throws Exception {
        long before = KernelClock.MONOTONIC.nanoseconds();
        Sleep.of(SHORT);
        assertThat(KernelClock.MONOTONIC.nanoseconds() - before).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(Sleep.tryOf(Duration.ofNanos(1))).isZero();
        Sleep.of(Duration.ZERO);
        Sleep.of(KernelClock.REALTIME, Duration.ofMillis(1));
    }

    @Test
    void sleepsUntilATime() throws Exception {
        Duration end = KernelClock.MONOTONIC.time().plus(SHORT);
        Sleep.until(KernelClock.MONOTONIC, end);
        assertThat(KernelClock.MONOTONIC.time()).isGreaterThanOrEqualTo(end);
        Instant time = KernelClock.REALTIME.instant().plus(SHORT);
        Sleep.until(KernelClock.REALTIME, time);
        assertThat(Sleep.tryUntil(KernelClock.MONOTONIC, end)).isTrue();
        assertThat(Sleep.tryUntil(KernelClock.MONOTONIC, Duration.ofSeconds(-5))).isTrue();
        assertThat(Sleep.tryUntil(KernelClock.REALTIME, Instant.EPOCH)).isTrue();
    }

    @Test
    void tellsWhatRemainsWhenASignalComes() throws Exception {
        Duration long_ = Duration.ofHours(1);
        // The kernel counts from the latest moment at which it would have woken the thread, which is later by the timer slack.
        assertThat((Duration) disturbed(() -> Sleep.tryOf(long_))).isPositive().isLessThan(long_.plus(TimerSlack.get()));
        assertThat(disturbed(() -> Sleep.tryUntil(KernelClock.MONOTONIC, KernelClock.MONOTONIC.time().plus(long_)))).isEqualTo(false);
    }

    @Test
    void sleepsToTheEndThroughSignals() throws Exception {
        Duration slept = (Duration) disturbed(() -> {
            Duration before = KernelClock.MONOTONIC.time();
            Sleep.of(Duration.ofMillis(100));
            return KernelClock.MONOTONIC.time().minus(before);
        });
        assertThat(slept).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    /** What the kernel says that remains is longer by the slack each time. */
    @Test
    void endsAlsoWithMoreSlackThanThereIsBetweenSignals() throws Exception {
        OwnThread.run(() -> {
            TimerSlack.set(Duration.ofMillis(500));
            Duration slept = (Duration) disturbed(() -> {
                Duration before = KernelClock.MONOTONIC.time();
                Sleep.of(KernelClock.REALTIME, SHORT);
                return KernelClock.MONOTONIC.time().minus(before);
            });
            assertThat(slept).isGreaterThanOrEqualTo(SHORT);
        });
    }

    @Test
    void doesNotSleepForATimeThatIsOver() throws Exception {
        assertThat(Sleep.tryOf(Duration.ofSeconds(-1))).isZero();
        Sleep.of(Duration.ofSeconds(-1));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Fails.with(() -> Sleep.of(KernelClock.THREAD, SHORT), E.INVAL, E.OPNOTSUPP);
        assertThatThrownBy(() -> Sleep.of(new KernelClock(1000), SHORT)).isInstanceOf(ErrnoException.class);
    }
}
