package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SharedSemaphoreTest {
    private static final int ROUNDS = 20_000;

    /** Adds to a number that the semaphore guards. */
    private static boolean count(MemorySegment memory) throws Exception {
        SharedSemaphore semaphore = SharedSemaphore.at(memory);
        for (int i = 0; i < ROUNDS; i++) {
            semaphore.acquire();
            memory.set(ValueLayout.JAVA_LONG, SharedSemaphore.BYTES, memory.get(ValueLayout.JAVA_LONG, SharedSemaphore.BYTES) + 1);
            semaphore.release();
        }
        return true;
    }

    /** What is run in a process of its own. */
    static final class Partner {
        private Partner() {}

        public static void main(String[] args) throws Exception {
            try (AttachedMemory memory = new SysvSharedMemory(Integer.parseInt(args[0])).attach()) {
                count(memory.segment());
            }
        }
    }

    @Test
    void neverHasMoreThanItCanTell() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(SharedSemaphore.BYTES, 8);
            memory.set(ValueLayout.JAVA_INT, 0, Integer.MAX_VALUE - 1);
            SharedSemaphore semaphore = SharedSemaphore.at(memory);
            semaphore.release();
            Fails.with(semaphore::release, E.OVERFLOW);
            assertThat(semaphore.available()).isEqualTo(Integer.MAX_VALUE);
            semaphore.acquire();
        }
    }

    @Test
    void givesWhatThereIs() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            SharedSemaphore semaphore = SharedSemaphore.at(arena.allocate(SharedSemaphore.BYTES, 8));
            assertThat(semaphore.tryAcquire()).isFalse();
            assertThat(semaphore.tryAcquire(Duration.ofMillis(1))).isFalse();
            assertThat(semaphore.tryAcquire(Duration.ofSeconds(-1))).isFalse();
            semaphore.release();
            semaphore.release();
            assertThat(semaphore.available()).isEqualTo(2);
            assertThat(semaphore.tryAcquire(Duration.ofHours(1))).isTrue();
            semaphore.acquire();
            assertThat(semaphore.available()).isZero();
            var waiting = OwnThread.start(() -> semaphore.tryAcquire(Duration.ofHours(1)));
            semaphore.release();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void guardsWhatThreadsOfTwoProcessesChange() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(4096, 0600);
        try (AttachedMemory memory = shared.attach()) {
            SharedSemaphore.at(memory.segment()).release();
            List<FutureTask<?>> counting = new ArrayList<>();
            counting.add(OwnThread.start(() -> ForkedJvm.run(List.of(), Partner.class, Integer.toString(shared.id()))));
            for (int i = 0; i < 3; i++) counting.add(OwnThread.start(() -> count(memory.segment())));
            for (FutureTask<?> each : counting) each.get();
            assertThat(memory.segment().get(ValueLayout.JAVA_LONG, SharedSemaphore.BYTES)).isEqualTo(4L * ROUNDS);
            assertThat(SharedSemaphore.at(memory.segment()).available()).isEqualTo(1);
        } finally {
            shared.remove();
        }
    }
}
