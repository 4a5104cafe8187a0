package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void givesZeroedAlignedMemory() {
        for (int round = 0; round < 2; round++) {
            try (Scratch scratch = Scratch.open()) {
                scratch.reserve(3).fill((byte) 7);
                MemorySegment memory = scratch.allocate(24, 8);
                assertThat(memory.address() % 8).isZero();
                assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
                memory.fill((byte) 9);
                scratch.allocate(ValueLayout.JAVA_LONG, 5L);
            }
        }
    }

    @Test
    void nestsWithoutOverlap() {
        try (Scratch outer = Scratch.open()) {
            MemorySegment first = outer.path("outer");
            try (Scratch inner = Scratch.open()) {
                inner.path("inner");
                assertThat(inner).isNotSameAs(outer);
            }
            MemorySegment second = outer.path("again");
            assertThat(outer.path("third").getString(0)).isEqualTo("third");
            assertThat(first.getString(0)).isEqualTo("outer");
            assertThat(second.getString(0)).isEqualTo("again");
        }
    }

    @Test
    void bigRequestsEndWithTheScratch() {
        MemorySegment big;
        try (Scratch scratch = Scratch.open()) {
            big = scratch.allocate(1 << 20, 4096);
            assertThat(big.byteSize()).isEqualTo(1 << 20);
            assertThat(big.address() % 4096).isZero();
            assertThat(scratch.path("p".repeat(40_000)).getString(0)).hasSize(40_000);
        }
        assertThat(big.scope().isAlive()).isFalse();
    }

    @Test
    void belongsToItsThreadUntilClosed() throws Exception {
        Scratch scratch = Scratch.open();
        List<Throwable> thrown = new ArrayList<>();
        Thread other = new Thread(() -> {
            try {
                scratch.reserve(1);
            } catch (IllegalStateException e) {
                thrown.add(e);
            }
        });
        other.start();
        other.join();
        assertThat(thrown).hasSize(1);
        scratch.close();
        assertThatThrownBy(() -> scratch.allocate(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scratch::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copiesHeapMemoryAndLeavesNativeMemoryAlone() {
        byte[] array = {1, 2, 3, 4};
        MemorySegment heap = MemorySegment.ofArray(array);
        try (Scratch scratch = Scratch.open(); Arena arena = Arena.ofConfined()) {
            MemorySegment in = scratch.in(heap);
            assertThat(in.isNative()).isTrue();
            assertThat(in.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3, 4);

            MemorySegment out = scratch.out(heap);
            out.fill((byte) 9);
            Scratch.copyBack(out, heap, 2);
            Scratch.copyBack(out, heap, -14);
            assertThat(array).containsExactly(9, 9, 3, 4);

            MemorySegment natively = arena.allocate(4);
            assertThat(scratch.in(natively)).isSameAs(natively);
            assertThat(scratch.out(natively)).isSameAs(natively);
            Scratch.copyBack(natively, natively, 4);
            Scratch.copyBack(MemorySegment.NULL, null, 4);
            assertThat(scratch.in(null)).isEqualTo(MemorySegment.NULL);
            assertThat(scratch.out(null)).isEqualTo(MemorySegment.NULL);
        }
    }

    @Test
    void copiesOfSeveralArraysDoNotOverlap() {
        MemorySegment one = MemorySegment.ofArray(new byte[] {1, 1, 1});
        MemorySegment two = MemorySegment.ofArray(new byte[] {2, 2, 2});
        MemorySegment large = MemorySegment.ofArray(new byte[1 << 20]).fill((byte) 3);
        for (int round = 0; round < 2; round++) {
            try (Scratch scratch = Scratch.open()) {
                MemorySegment first = scratch.in(one);
                MemorySegment second = scratch.in(two);
                MemorySegment third = scratch.in(large);
                assertThat(first.mismatch(one)).isEqualTo(-1);
                assertThat(second.mismatch(two)).isEqualTo(-1);
                assertThat(third.mismatch(large)).isEqualTo(-1);
            }
            try (Scratch scratch = Scratch.open()) {
                assertThat(scratch.in(large.asSlice(0, 5)).byteSize()).isEqualTo(5);
            }
        }
    }

    @Test
    void copyingTheSameArrayAgainAllocatesNothing() {
        assumeTrue(Platform.transport().equals("stub"), "what the fallback transport allocates is left to the compiler");
        MemorySegment heap = MemorySegment.ofArray(new byte[100]);
        assertThat(Allocation.perCall(() -> {
            try (Scratch scratch = Scratch.open()) {
                MemorySegment memory = scratch.out(heap);
                long result = Calls.READ.call(Calls.word(-1), memory, Calls.word(100));
                Scratch.copyBack(memory, heap, 100);
                return result;
            }
        })).isZero();
    }

    @Test
    void servesManyVirtualThreadsWithoutMixingThemUp() throws Exception {
        var wrong = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                String name = "thread " + i;
                running.add(threads.submit(() -> {
                    try (Scratch scratch = Scratch.open()) {
                        MemorySegment path = scratch.path(name);
                        LockSupport.parkNanos(1000);
                        if (!path.getString(0).equals(name)) wrong.add(name);
                    }
                }));
            }
            for (Future<?> future : running) future.get();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void allocatesNothing() {
        assumeTrue(Platform.transport().equals("stub"), "what the fallback transport allocates is left to the compiler");
        String path = "/usr/share/doc/some/where";
        assertThat(Allocation.perCall(() -> {
            try (Scratch scratch = Scratch.open()) {
                return Calls.OPENAT.call(MemorySegment.ofAddress(-100), scratch.path(path), MemorySegment.NULL, MemorySegment.NULL);
            }
        })).isZero();
    }

    @Test
    void rawCallsAllocateNothing() {
        assumeTrue(Platform.transport().equals("stub"), "what the fallback transport allocates is left to the compiler");
        try (Arena arena = Arena.ofShared()) {
            MemorySegment buffer = arena.allocate(64);
            assertThat(Allocation.perCall(() -> Calls.READ.call(Calls.word(-1), buffer, Calls.word(64)))).isZero();
        }
    }
}
