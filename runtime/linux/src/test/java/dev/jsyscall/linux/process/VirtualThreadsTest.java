package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.file.PipePair;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Virtual threads that wait for processes leave their carriers to others. */
@Timeout(120)
class VirtualThreadsTest {
    /** More than there are carriers. */
    private static final int MANY = 4 * Runtime.getRuntime().availableProcessors();

    /** A way to wait for a child that runs. */
    private interface Waiting {
        Object of(Child child) throws Exception;
    }

    private static void othersRunDuring(Waiting waiting) throws Exception {
        try (Child child = Run.shell("read line; exit 9").pipe(0, 1).start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> answers = new ArrayList<>();
            try {
                for (int i = 0; i < MANY; i++) answers.add(threads.submit(() -> waiting.of(child)));
                for (int i = 0; i < MANY; i++) assertThat(threads.submit(() -> "runs").get(30, TimeUnit.SECONDS)).isEqualTo("runs");
            } finally {
                child.stdin().close();
            }
            for (Future<Object> answer : answers) answer.get();
            assertThat(child.await().code()).isEqualTo(9);
        }
    }

    @Test
    void forAChild() throws Exception {
        othersRunDuring(Child::await);
        othersRunDuring(child -> child.await(Duration.ofDays(1)));
        othersRunDuring(child -> child.await(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void forAPidfd() throws Exception {
        othersRunDuring(child -> {
            child.pidfd().await();
            return true;
        });
        othersRunDuring(child -> child.pidfd().await(Duration.ofDays(1)));
    }

    @Test
    void forChildrenByNumber() throws Exception {
        othersRunDuring(child -> Wait.pid(child.pid()).leaving().await());
        othersRunDuring(child -> Wait.pid(child.pid()).orStopped().leaving().await());
    }

    @Test
    void forWhatAProgramWrites() throws Exception {
        othersRunDuring(child -> child.stdout().readString());
        othersRunDuring(child -> child.stdout().readv(Arena.ofAuto().allocate(8)));
    }

    @Test
    void aReadThatDoesNotBlockSaysSoThereToo() throws Exception {
        try (PipePair pipe = PipePair.open("nonblock, cloexec"); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> pipe.readEnd().tryRead(Arena.ofAuto().allocate(8))).get()).isEqualTo((long) -E.AGAIN);
        }
    }

    @Test
    void whatFailsThereIsThrownHere() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(threads.submit((Callable<ExitStatus>) () -> Wait.pid(1).await())::get).rootCause().hasMessageContaining("ECHILD");
        }
    }

    @Test
    void forATimeOnly() throws Exception {
        try (Child child = Run.shell("read line").pipe(0).start(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> child.await(Duration.ofMillis(20))).get()).isEmpty();
            assertThat(threads.submit(() -> child.await(Duration.ZERO)).get()).isEmpty();
        }
    }

    @Test
    void interruptionIsKeptForLater() throws Exception {
        try (Child child = Run.shell("read line; exit 4").pipe(0).start()) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    answer.complete(child.await().code() + " " + Thread.currentThread().isInterrupted());
                } catch (Exception e) {
                    answer.completeExceptionally(e);
                }
            });
            thread.interrupt();
            child.stdin().close();
            assertThat(answer.get()).isEqualTo("4 true");
        }
    }

    @Test
    void closingWakesThem() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); Child child = Run.shell("read line").pipe(0).start()) {
            for (int i = 0; i < 50; i++) {
                Pidfd pidfd = Pidfd.open(child.pid());
                CompletableFuture<Boolean> begun = new CompletableFuture<>();
                Future<?> waits = threads.submit(() -> {
                    begun.complete(true);
                    pidfd.await();
                    return true;
                });
                begun.join();
                pidfd.close();
                assertThatThrownBy(waits::get).cause().isInstanceOf(ClosedFdException.class);
            }
        }
    }

    @Test
    void anyoneIsToldWithoutWaiting() throws Exception {
        try (Child child = Run.shell("read line").pipe(0).start()) {
            CompletableFuture<Boolean> cancelled = Readiness.when(child);
            CompletableFuture<Boolean> told = Readiness.when(child);
            assertThat(told).isNotDone();
            cancelled.cancel(true);
            child.stdin().close();
            assertThat(told.get()).isTrue();
            assertThat(child.tryAwait()).isPresent();
        }
    }
}
