package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.FUTEX_WORD;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.system.KernelName;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PriorityLockTest {
    private static final int ROUNDS = 10_000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(16, 8);
    private final PriorityLock lock = PriorityLock.ofProcess(memory);

    @BeforeEach
    void sinceWhen() throws Exception {
        assumeTrue(KernelName.get().isAtLeast(5, 14), "FUTEX_LOCK_PI2 is in Linux since 5.14");
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private boolean count() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            lock.lock();
            memory.set(ValueLayout.JAVA_LONG, 8, memory.get(ValueLayout.JAVA_LONG, 8) + 1);
            lock.unlock();
        }
        return true;
    }

    @Test
    void isHeldByOneThreadAtATime() throws Exception {
        List<FutureTask<Boolean>> counting = new ArrayList<>();
        for (int i = 0; i < 4; i++) counting.add(OwnThread.start(this::count));
        for (var thread : counting) assertThat(thread.get()).isTrue();
        assertThat(memory.get(ValueLayout.JAVA_LONG, 8)).isEqualTo(4L * ROUNDS);
        assertThat(lock.holder()).isZero();
    }

    @Test
    void isHandedToWhoWaits() throws Exception {
        lock.lock();
        assertThat(lock.holder()).isEqualTo(ProcessCalls.gettid());
        Fails.with(lock::lock, E.DEADLK);
        AtomicBoolean refused = new AtomicBoolean();
        FutureTask<Boolean> waiting = OwnThread.start(() -> {
            assertThat(lock.tryLock()).isFalse();
            assertThat(lock.tryLock(Duration.ofMillis(1))).isFalse();
            Fails.with(lock::unlock, E.PERM);
            refused.set(true);
            boolean took = lock.tryLock(Duration.ofSeconds(Long.MAX_VALUE));
            lock.unlock();
            return took;
        });
        while (!refused.get() && !waiting.isDone()) Thread.onSpinWait();
        while ((memory.get(ValueLayout.JAVA_INT, 0) & FUTEX_WORD.WAITERS) == 0 && !waiting.isDone()) Thread.onSpinWait();
        lock.unlock();
        assertThat(waiting.get()).isTrue();
        assertThatThrownBy(lock::unlock).hasMessageContaining("unlock_pi,private_flag").hasMessageContaining("EPERM");
    }

    @Test
    void isLeftToNobodyByAThreadThatEnds() throws Exception {
        OwnThread.run(lock::lock);
        int gone = lock.holder();
        while (Files.exists(Path.of("/proc/self/task/" + gone))) Thread.onSpinWait();
        Fails.with(lock::lock, E.SRCH);
    }

    @Test
    void isNotForVirtualThreads() throws Exception {
        var failure = new FutureTask<>(() -> {
            assertThatThrownBy(lock::lock).isInstanceOf(IllegalStateException.class).hasMessageContaining("platform thread");
            return true;
        });
        Thread.ofVirtual().start(failure);
        assertThat(failure.get()).isTrue();
    }
}
