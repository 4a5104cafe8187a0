package dev.jsyscall.integration.survival;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Eight threads read a file through one descriptor while it is closed and its number goes to another file at once. None of them may
 * ever see a byte of the other file.
 */
class UseAfterCloseTest {
    @Test
    void neverTouchesAReusedNumber() throws Exception {
        ForkedJvm.likeThisOne().survives(Program.class);
    }

    static final class Program {
        private static final int ROUNDS = 300;
        private static final int THREADS = 8;

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Path mine = Files.write(Files.createTempFile("mine", ""), new byte[] {'m'});
            Path other = Files.write(Files.createTempFile("other", ""), new byte[] {'o'});
            AtomicReference<OwnedFd> current = new AtomicReference<>();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            AtomicLong reads = new AtomicLong();
            AtomicInteger refused = new AtomicInteger();
            CyclicBarrier round = new CyclicBarrier(THREADS + 1);
            Thread[] readers = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                readers[i] = new Thread(() -> {
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment buffer = arena.allocate(1);
                        for (int r = 0; r < ROUNDS; r++) {
                            round.await();
                            OwnedFd fd = current.get();
                            try {
                                while (true) {
                                    if (FileCalls.pread64(fd, buffer, 0) != 1) throw new AssertionError("nothing read");
                                    if (buffer.get(ValueLayout.JAVA_BYTE, 0) != 'm') throw new AssertionError("read the other file");
                                    reads.incrementAndGet();
                                }
                            } catch (ClosedFdException e) {
                                refused.incrementAndGet();
                            }
                            round.await();
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                        round.reset();
                    }
                });
                readers[i].start();
            }
            try {
                for (int r = 0; r < ROUNDS; r++) {
                    current.set(FcntlCalls.open(mine.toString(), "rdonly, cloexec"));
                    round.await();
                    if (r % 2 == 0) Thread.onSpinWait();
                    else Thread.sleep(0, 50_000);
                    current.get().close();
                    OwnedFd[] reuse = new OwnedFd[4];
                    for (int i = 0; i < reuse.length; i++) reuse[i] = FcntlCalls.open(other.toString(), "rdonly, cloexec");
                    round.await();
                    for (OwnedFd fd : reuse) fd.close();
                }
            } catch (java.util.concurrent.BrokenBarrierException e) {
                throw new AssertionError("a reader failed", failure.get());
            }
            for (Thread reader : readers) reader.join();
            if (failure.get() != null) throw new AssertionError(failure.get());
            if (refused.get() != ROUNDS * THREADS) throw new AssertionError(refused + " refusals");
            if (reads.get() == 0) throw new AssertionError("no read came through");
            System.out.println("alive");
        }
    }
}
