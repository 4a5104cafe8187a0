package dev.jsyscall;

import static dev.jsyscall.Calls.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FdTest {

    /** A call that may wait, as generated code makes it. */
    static long read(Fd fd) throws ErrnoException {
        int number = fd.enterBlocking();
        long result;
        try (Scratch scratch = Scratch.open()) {
            result = Calls.READ.call(word(number), scratch.allocate(16), word(16));
        } finally {
            fd.exitBlocking();
        }
        if (result < 0) throw fd.failure(result, "read", fd);
        return result;
    }

    @Test
    @Tag("abi")
    void closesOnceHoweverOften() throws Exception {
        OwnedFd fd = Calls.devNull();
        int number = fd.number();
        assertThat(fd.isOpen()).isTrue();
        assertThat(fd).hasToString(Integer.toString(number));
        fd.close();
        assertThat(Calls.isOpen(number)).isFalse();
        OwnedFd other = Calls.devNull();
        assertThat(other.number()).isEqualTo(number);
        fd.close();
        assertThat(Calls.isOpen(number)).isTrue();
        other.close();
        assertThat(fd).hasToString("closed");
    }

    @Test
    @Tag("abi")
    void refusesUseAfterClose() throws Exception {
        OwnedFd fd = Calls.devNull();
        BorrowedFd borrowed = fd.borrow();
        assertThat(read(borrowed)).isZero();
        fd.close();
        for (Fd closed : List.of(fd, borrowed)) {
            assertThat(closed.isOpen()).isFalse();
            assertThatThrownBy(closed::enter).isInstanceOf(ClosedFdException.class)
                    .hasMessage("the file descriptor is closed (it was " + fd.number() + ")");
            assertThatThrownBy(closed::enterBlocking).isInstanceOf(ClosedFdException.class)
                    .satisfies(e -> assertThat(((ErrnoException) e).is(9)).isTrue());
        }
    }

    @Test
    @Tag("abi")
    void theLastUseCloses() throws Exception {
        OwnedFd fd = Calls.devNull();
        int first = fd.enter();
        int second = fd.enter();
        fd.close();
        assertThat(Calls.isOpen(first)).isTrue();
        fd.exit();
        assertThat(Calls.isOpen(second)).isTrue();
        fd.exit();
        assertThat(Calls.isOpen(first)).isFalse();
    }

    @Test
    @Tag("abi")
    void aReleasedNumberStaysOpen() throws Exception {
        OwnedFd fd = Calls.devNull();
        fd.enter();
        int number = fd.release();
        fd.exit();
        fd.close();
        assertThatThrownBy(fd::enter).isInstanceOf(ClosedFdException.class);
        assertThatThrownBy(fd::release).isInstanceOf(ClosedFdException.class);
        assertThat(Calls.isOpen(number)).isTrue();
        OwnedFd.of(number).close();
        assertThat(Calls.isOpen(number)).isFalse();
    }

    @Test
    @Tag("abi")
    void reportsWhatTheKernelSaysToClose() {
        OwnedFd fd = OwnedFd.of(1_000_000);
        assertThatThrownBy(fd::close).isInstanceOf(ErrnoException.class).hasMessage("close(1000000): Bad file descriptor (EBADF)");
        assertThatThrownBy(() -> OwnedFd.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("abi")
    void aBareNumberIsNobodysToClose() throws Exception {
        BorrowedFd out = BorrowedFd.of(1);
        assertThat(out.enter()).isEqualTo(1);
        out.exit();
        assertThat(out.enterBlocking()).isEqualTo(1);
        out.exitBlocking();
        assertThat(out.isOpen()).isTrue();
        assertThat(out.failure(-9, "read", out)).isNotInstanceOf(ClosedFdException.class)
                .hasMessage("read(1): Bad file descriptor (EBADF)");
    }

    @Test
    void closeWakesThoseWhoWaitOnAPipe() throws Exception {
        closeWakes(Calls::pipe, 1);
    }

    @Test
    void closeWakesThoseWhoWaitOnASocket() throws Exception {
        closeWakes(Calls::socketpair, 1);
    }

    @Test
    void closeWakesMoreThanFitTheFirstSlots() throws Exception {
        closeWakes(Calls::pipe, 9);
    }

    private static void closeWakes(Supplier<OwnedFd[]> make, int readers) throws Exception {
        OwnedFd[] pair = make.get();
        OwnedFd fd = pair[0];
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            CompletableFuture<Long> result = new CompletableFuture<>();
            waiting.add(result);
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    result.complete(read(fd));
                } catch (ErrnoException e) {
                    result.completeExceptionally(e);
                }
            }));
        }
        Thread.sleep(100);
        long start = System.nanoTime();
        fd.close();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        for (CompletableFuture<Long> result : waiting) {
            assertThatThrownBy(() -> result.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(ClosedFdException.class)
                    .hasMessage("read(closed): the file descriptor was closed while the call ran");
        }
        for (Thread thread : threads) thread.join();
        assertThat(Calls.isOpen(fd.number())).isFalse();
        pair[1].close();
    }

    @Test
    void aCloseThatRacesWithAReadNeverLeavesItWaiting() throws Exception {
        for (int round = 0; round < 2000; round++) {
            OwnedFd[] pipe = Calls.pipe();
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
                try {
                    read(pipe[0]);
                } catch (ErrnoException expected) {
                    if (!(expected instanceof ClosedFdException)) throw new AssertionError(expected);
                }
            });
            for (int i = 0; i < round % 200; i++) Thread.onSpinWait();
            pipe[0].close();
            done.get(10, TimeUnit.SECONDS);
            pipe[1].close();
        }
    }

    @Test
    @Tag("abi")
    void virtualThreadsAreWokenToo() throws Exception {
        OwnedFd[] pipe = Calls.pipe();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                read(pipe[0]);
            } catch (ErrnoException e) {
                thrown.set(e);
            }
        });
        Thread.sleep(100);
        pipe[0].close();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(ClosedFdException.class);
        pipe[1].close();
    }

    /**
     * Eight threads use a descriptor without pause while it is closed and another file takes its number: each use either is of the file
     * that it was meant for or is refused.
     */
    @Test
    void neverTouchesAReusedNumber() throws Exception {
        for (int round = 0; round < 200; round++) {
            OwnedFd[] pipe = Calls.pipe();
            OwnedFd fd = pipe[0];
            ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
            AtomicBoolean closed = new AtomicBoolean();
            long meant = inode(fd.number());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    while (true) {
                        try {
                            int number = fd.enter();
                            try {
                                if (inode(number) != meant) wrong.add("a use of another file" + (closed.get() ? " after close" : ""));
                            } finally {
                                fd.exit();
                            }
                        } catch (ErrnoException refused) {
                            return;
                        }
                    }
                }));
            }
            for (int i = 0; i < round * 5; i++) Thread.onSpinWait();
            fd.close();
            closed.set(true);
            List<OwnedFd> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) others.add(Calls.devNull());
            for (Thread thread : threads) thread.join();
            assertThat(wrong).isEmpty();
            for (OwnedFd other : others) other.close();
            pipe[1].close();
        }
    }

    private static long inode(int number) {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment stat = scratch.allocate(144, 8);
            long result = Calls.FSTAT.call(word(number), stat);
            return result < 0 ? result : stat.get(Access.LONG, 8);
        }
    }

    @Test
    @Tag("abi")
    void theGarbageCollectorClosesWhatNobodyDid() throws Exception {
        int number = forgotten();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Calls.isOpen(number) && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(Calls.isOpen(number)).isFalse();
    }

    private static int forgotten() {
        return Calls.devNull().number();
    }

    @Test
    void usingAllocatesNothing() throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "what the fallback transport allocates is left to the compiler");
        try (OwnedFd fd = Calls.devNull(); Arena arena = Arena.ofShared()) {
            MemorySegment buffer = arena.allocate(16);
            assertThat(Allocation.perCall(() -> {
                try {
                    int number = fd.enterBlocking();
                    try {
                        return Calls.READ.call(word(number), buffer, word(16));
                    } finally {
                        fd.exitBlocking();
                    }
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            })).isZero();
        }
    }
}
