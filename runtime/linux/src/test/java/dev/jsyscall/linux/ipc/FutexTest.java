package dev.jsyscall.linux.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.FUTEX2;
import dev.jsyscall.linux.system.KernelName;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FutexTest {

    private static void until(FutureTask<?> waiting, Callable<Integer> waking) throws Exception {
        while (waking.call() == 0 && !waiting.isDone()) Thread.sleep(1);
    }

    @Test
    void aWaiterIsWoken() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            for (Futex futex : new Futex[] {Futex.shared(arena.allocate(4, 4)), Futex.ofProcess(arena.allocate(4, 4))}) {
                futex.set(5);
                assertThat(futex.await(4)).as("the word has another value").isFalse();
                assertThat(futex.tryAwait(4, Duration.ofHours(1))).isEqualTo(-E.AGAIN);
                assertThat(futex.tryAwait(5, Duration.ofNanos(1))).isEqualTo(-E.TIMEDOUT);
                assertThat(futex.tryAwait(5, Duration.ofSeconds(-1))).isEqualTo(-E.TIMEDOUT);
                assertThat(futex.wakeAll()).as("nobody waits").isZero();
                var waiting = OwnThread.start(() -> futex.await(5));
                until(waiting, () -> futex.wake(1));
                assertThat(waiting.get()).isTrue();
            }
        }
    }

    @Test
    void theWordIsChangedAtomically() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            Futex futex = Futex.ofProcess(arena.allocate(4, 4));
            assertThat(futex.compareAndSet(1, 2)).isFalse();
            assertThat(futex.compareAndSet(0, 2)).isTrue();
            assertThat(futex.getAndAdd(3)).isEqualTo(2);
            assertThat(futex.get()).isEqualTo(5);
        }
        assertThatThrownBy(() -> Futex.shared(MemorySegment.ofArray(new int[1]))).isInstanceOf(IllegalArgumentException.class);
        try (Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> Futex.shared(arena.allocate(8, 4).asSlice(1))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("multiple of 4");
        }
    }

    @Test
    void aWaiterIsWokenForItsReasonsAlone() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            Futex futex = Futex.ofProcess(arena.allocate(4, 4));
            var waiting = OwnThread.start(() -> futex.tryAwait(0, 0b0110, Duration.ofMinutes(1)));
            until(waiting, () -> {
                assertThat(futex.wake(1, 0b1001)).as("other reasons").isZero();
                return futex.wake(1, 0b0100);
            });
            assertThat(waiting.get()).isZero();
        }
    }

    @Test
    void aWaiterIsMovedToAnotherWord() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            Futex one = Futex.ofProcess(arena.allocate(4, 4));
            Futex other = Futex.ofProcess(arena.allocate(4, 4));
            Fails.with(() -> one.requeue(1, 0, 1, other), E.AGAIN);
            var waiting = OwnThread.start(() -> one.await(0));
            until(waiting, () -> one.requeue(0, 0, 1, other));
            assertThat(one.wake(1)).as("it left the first word").isZero();
            assertThat(other.wake(1)).as("and waits for the second").isEqualTo(1);
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void whoWaitsForSeveralIsToldWhichOne() throws Exception {
        assumeTrue(KernelName.get().isAtLeast(5, 16), "futex_waitv is in Linux since 5.16");
        try (Arena arena = Arena.ofShared()) {
            Futex zero = Futex.ofProcess(arena.allocate(4, 4));
            Futex one = Futex.shared(arena.allocate(4, 4));
            one.set(1);
            var waiting = OwnThread.start(() -> Futex.awaitAny(null, zero.is(0), one.is(1)));
            until(waiting, () -> one.wake(1));
            assertThat(waiting.get()).isEqualTo(1);
            assertThat(Futex.awaitAny(Duration.ofMillis(1), zero.is(0), one.is(1))).isEqualTo(-E.TIMEDOUT);
            assertThat(Futex.awaitAny(null, zero.is(0), one.is(2))).isEqualTo(-E.AGAIN);
            assertThatThrownBy(() -> Futex.awaitAny(null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 128");
            Futex.Expected[] many = new Futex.Expected[129];
            Arrays.fill(many, zero.is(0));
            assertThatThrownBy(() -> Futex.awaitAny(null, many)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("129");
        }
    }

    @Test
    void whatTheKernelWouldTakeForSomethingElseIsRefused() {
        try (Arena arena = Arena.ofShared()) {
            Futex own = Futex.ofProcess(arena.allocate(4, 4));
            Futex shared = Futex.shared(arena.allocate(4, 4));
            assertThatThrownBy(() -> own.wake(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 or more");
            assertThatThrownBy(() -> own.wake(1, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one");
            assertThatThrownBy(() -> own.tryAwait(0, 0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> own.requeue(0, 0, 1, shared)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shared");
            assertThatThrownBy(() -> own.requeue(0, -1, 1, own)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFailureTellsTheOperation() {
        try (Arena arena = Arena.ofShared()) {
            Futex one = Futex.ofProcess(arena.allocate(4, 4));
            Futex other = Futex.ofProcess(arena.allocate(4, 4));
            assertThatThrownBy(() -> one.requeue(7, 2, 3, other)).hasMessageMatching(
                    "futex\\(0x[0-9a-f]+, cmp_requeue,private_flag, 2, 3, 0x[0-9a-f]+, 7\\): .*\\(EAGAIN\\)");
        }
    }

    @Test
    void theSecondGenerationDoesTheSame() throws Exception {
        assumeTrue(KernelName.get().isAtLeast(6, 7), "futex_wait is in Linux since 6.7");
        try (Arena arena = Arena.ofShared()) {
            Futex own = Futex.of(arena.allocate(4, 4), "private");
            Futex other = Futex.of(arena.allocate(4, 4), FUTEX2.PRIVATE);
            assertThat(own.await(4)).as("the word has another value").isFalse();
            assertThat(own.tryAwait(0, Duration.ofNanos(1))).isEqualTo(-E.TIMEDOUT);
            var waiting = OwnThread.start(() -> own.await(0));
            until(waiting, () -> own.requeue(0, 0, 1, other));
            assertThat(own.wake(1)).as("it left the first word").isZero();
            assertThat(other.wake(1)).as("and waits for the second").isEqualTo(1);
            assertThat(waiting.get()).isTrue();
            assertThatThrownBy(() -> own.requeue(7, 0, 1, other)).hasMessageStartingWith("futex_requeue(").hasMessageContaining("EAGAIN");
            assertThatThrownBy(() -> own.requeue(0, 0, 1, Futex.of(arena.allocate(4, 4), 0))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("same kind");
            assertThatThrownBy(own::node).isInstanceOf(IllegalStateException.class).hasMessageContaining("numa");
        }
    }

    @Test
    void aFutexMayKnowItsNode() throws Exception {
        assumeTrue(KernelName.get().isAtLeast(6, 16), "NUMA futexes are in Linux since 6.16");
        try (Arena arena = Arena.ofShared()) {
            Futex futex = Futex.of(arena.allocate(8, 8), "numa, private");
            futex.setNode(-1);
            assertThat(futex.tryAwait(0, Duration.ofNanos(1))).isEqualTo(-E.TIMEDOUT);
            assertThat(futex.node()).as("that of who waited first").isNotNegative();
            var waiting = OwnThread.start(() -> futex.await(0));
            until(waiting, () -> futex.wake(1));
            assertThat(waiting.get()).isTrue();
            assertThatThrownBy(() -> Futex.of(arena.allocate(4, 4), "numa")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("8 bytes");
            assertThatThrownBy(() -> Futex.of(arena.allocate(8, 8), "size_u64")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bits");
        }
    }

    /** What is run in a process of its own: adds one to a word, wakes, and waits for another one to be added. */
    static final class Partner {
        private Partner() {}

        public static void main(String[] args) throws Exception {
            try (AttachedMemory memory = new SysvSharedMemory(Integer.parseInt(args[0])).attach()) {
                Futex futex = Futex.shared(memory.segment());
                futex.getAndAdd(1);
                futex.wakeAll();
                while (futex.get() == 1) futex.await(1);
                System.out.print(futex.get());
            }
        }
    }

    @Test
    void twoProcessesWaitForEachOther() throws Exception {
        SysvSharedMemory shared = SysvSharedMemory.create(4096, 0600);
        try (AttachedMemory memory = shared.attach()) {
            var partner = OwnThread.start(() -> ForkedJvm.run(List.of(), Partner.class, Integer.toString(shared.id())));
            Futex futex = Futex.shared(memory.segment());
            while (futex.get() == 0 && !partner.isDone()) futex.tryAwait(0, Duration.ofSeconds(1));
            futex.getAndAdd(1);
            futex.wakeAll();
            assertThat(partner.get()).isEqualTo("2");
        } finally {
            shared.remove();
        }
    }
}
