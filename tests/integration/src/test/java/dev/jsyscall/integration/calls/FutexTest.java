package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.FUTEX2;
import dev.jsyscall.linux.abi.process.FutexWaitv;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for words in memory: classic futexes, several at a time, and those of the second generation. */
@Tag("abi")
@Timeout(120)
class FutexTest {
    private static final int PRIVATE = FUTEX2.SIZE_U32 | FUTEX2.PRIVATE;
    private static final long ALL = 0xffff_ffffL;

    private static <T> FutureTask<T> start(Callable<T> waiting) {
        var task = new FutureTask<>(waiting);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /** A call that wakes, and says how many. */
    private interface Waking {
        int wake() throws ErrnoException;
    }

    /** Wakes until somebody was there to be woken, or could not wait. */
    private static void wake(FutureTask<?> waiting, Waking waking) throws Exception {
        while (waking.wake() == 0 && !waiting.isDone()) Thread.sleep(1);
    }

    /** What the waiting thread got, or threw. */
    private static <T> T result(FutureTask<T> waiting) throws Exception {
        try {
            return waiting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ErrnoException failure) throw failure;
            throw e;
        }
    }

    @Test
    void aWaiterIsWoken() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment word = arena.allocateFrom(ValueLayout.JAVA_INT, 5);
            assertThatThrownBy(() -> ProcessCalls.futexWait(word, 4))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.AGAIN)).isTrue());
            Timespec moment = Timespec.allocate(arena).nsec(1000);
            assertThatThrownBy(() -> ProcessCalls.futexWait(word, 5, moment))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.TIMEDOUT)).isTrue());
            FutureTask<Boolean> waiting = start(() -> {
                ProcessCalls.futexWait(word, 5);
                return true;
            });
            wake(waiting, () -> ProcessCalls.futexWake(word));
            assertThat(result(waiting)).isTrue();
        }
    }

    @Test
    @SinceLinux("5.16")
    void whoWaitsForSeveralIsToldWhichOne() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment words = arena.allocateFrom(ValueLayout.JAVA_INT, 10, 11, 12);
            MemorySegment waiters = FutexWaitv.array(arena, 3);
            for (int i = 0; i < 3; i++) {
                FutexWaitv.at(waiters, i).val(10 + i).uaddr(words.address() + 4L * i).flags(PRIVATE);
            }
            FutureTask<Integer> waiting = start(() -> ProcessCalls.futexWaitv(waiters, 0));
            wake(waiting, () -> ProcessCalls.futexWake(words.asSlice(8)));
            assertThat(result(waiting)).isEqualTo(2);

            // The time is a point on the clock: long past.
            assertThatThrownBy(() -> ProcessCalls.futexWaitv(waiters, 0, Timespec.allocate(arena).sec(0).nsec(1)))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.TIMEDOUT)).isTrue());
            FutexWaitv.at(waiters, 1).val(99);
            assertThatThrownBy(() -> ProcessCalls.futexWaitv(waiters, 0))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.AGAIN)).isTrue());
        }
    }

    @Test
    @SinceLinux("6.7")
    void aWaiterOfTheSecondGenerationIsWokenForItsReason() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment word = arena.allocateFrom(ValueLayout.JAVA_INT, 5);
            assertThat(ProcessCalls.futexWake(word, ALL, 1, PRIVATE)).as("nobody waits").isZero();
            FutureTask<Boolean> waiting = start(() -> {
                ProcessCalls.futexWait(word, 5, 0b0110, PRIVATE, null);
                return true;
            });
            wake(waiting, () -> ProcessCalls.futexWake(word, 0b0100, 1, PRIVATE));
            assertThat(result(waiting)).isTrue();
            assertThatThrownBy(() -> ProcessCalls.futexWait(word, 4, ALL, PRIVATE, null))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.AGAIN)).isTrue());
        }
    }

    @Test
    @SinceLinux("6.7")
    void aWaiterIsMovedToAnotherWord() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment words = arena.allocateFrom(ValueLayout.JAVA_INT, 1, 2);
            MemorySegment both = FutexWaitv.array(arena, 2);
            for (int i = 0; i < 2; i++) FutexWaitv.at(both, i).val(1 + i).uaddr(words.address() + 4L * i).flags(PRIVATE);
            assertThat(ProcessCalls.futexRequeue(both, 0, 1)).as("nobody waits").isZero();
            FutureTask<Boolean> waiting = start(() -> {
                ProcessCalls.futexWait(words, 1, ALL, PRIVATE, null);
                return true;
            });
            wake(waiting, () -> ProcessCalls.futexRequeue(both, 0, 1));
            if (!waiting.isDone()) {
                assertThat(ProcessCalls.futexWake(words, ALL, 1, PRIVATE)).as("it left the first word").isZero();
                assertThat(ProcessCalls.futexWake(words.asSlice(4), ALL, 1, PRIVATE)).as("and waits for the second").isEqualTo(1);
            }
            assertThat(result(waiting)).isTrue();
        }
    }
}
