package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.system.KernelName;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest time that a Duration can tell is no error but nearly for ever, and the most negative one is none. */
@Timeout(60)
class LongTimeoutTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration LONG_OVER = Duration.ofSeconds(Long.MIN_VALUE);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFutexIsWaitedFor(boolean several) throws Exception {
        assumeTrue(!several || KernelName.get().isAtLeast(5, 16), "futex_waitv is in Linux since 5.16");
        try (Arena arena = Arena.ofShared()) {
            Futex futex = Futex.ofProcess(arena.allocate(4, 4));
            assertThat(await(futex, several, LONG_OVER)).isEqualTo(-E.TIMEDOUT);
            var waiting = OwnThread.start(() -> await(futex, several, FOR_EVER));
            while (futex.wake(1) == 0 && !waiting.isDone()) Thread.onSpinWait();
            assertThat(waiting.get()).isZero();
        }
    }

    private static long await(Futex futex, boolean several, Duration timeout) throws ErrnoException {
        return several ? Futex.awaitAny(timeout, futex.is(0)) : futex.tryAwait(0, timeout);
    }

    @Test
    void aSemaphoreIsWaitedFor() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            SharedSemaphore semaphore = SharedSemaphore.at(arena.allocate(SharedSemaphore.BYTES, 8));
            assertThat(semaphore.tryAcquire(LONG_OVER)).isFalse();
            var waiting = OwnThread.start(() -> semaphore.tryAcquire(FOR_EVER));
            semaphore.release();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void semaphoresOfSystemVAreWaitedFor() throws Exception {
        SysvSemaphores semaphores = SysvSemaphores.create(1, "rw-------");
        try {
            assertThat(semaphores.tryOp(LONG_OVER, SemaphoreStep.take(0, 1))).isEqualTo(-E.AGAIN);
            var waiting = OwnThread.start(() -> semaphores.tryOp(FOR_EVER, SemaphoreStep.take(0, 1)));
            semaphores.op(SemaphoreStep.add(0, 1));
            assertThat(waiting.get()).isZero();
        } finally {
            semaphores.remove();
        }
    }
}
