package dev.jsyscall.integration.survival;

import dev.jsyscall.Access;
import dev.jsyscall.ClosedFdException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing a descriptor while another thread waits in a read of it: the reader gets an error and the closer does not wait. */
class CloseDuringReadTest {

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "fifo", "socket", "terminal"})
    void readerIsWoken(String kind) throws Exception {
        ForkedJvm.likeThisOne().survives(Program.class, kind);
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            for (int round = 0; round < 20; round++) once(arguments[0]);
            System.out.println("alive");
        }

        private static void once(String kind) throws Exception {
            OwnedFd fd = open(kind);
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            Thread reader = new Thread(() -> {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment buffer = arena.allocate(16);
                    started.countDown();
                    long count = FileCalls.read(fd, buffer);
                    outcome.set(new AssertionError("read returned " + count));
                } catch (Throwable e) {
                    outcome.set(e);
                }
            });
            reader.start();
            started.await();
            Thread.sleep(20);
            long start = System.nanoTime();
            fd.close();
            if (System.nanoTime() - start > 1_000_000_000L) throw new AssertionError("close waited");
            reader.join(20_000);
            if (reader.isAlive()) throw new AssertionError("the reader of a " + kind + " still waits");
            if (!(outcome.get() instanceof ClosedFdException)) throw new AssertionError("unexpected outcome", outcome.get());
        }

        private static OwnedFd open(String kind) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                switch (kind) {
                    case "pipe" -> {
                        PipeFds fds = PipeFds.allocate(arena);
                        PipeCalls.pipe2(fds, "cloexec");
                        return OwnedFd.of(fds.read());
                    }
                    case "socket" -> {
                        SocketPair pair = SocketPair.allocate(arena);
                        SocketCalls.socketpair("unix", "stream, cloexec", 0, pair);
                        return OwnedFd.of(pair.segment().get(Access.INT, 0));
                    }
                    case "fifo" -> {
                        Path fifo = Files.createTempDirectory("fifo").resolve("f");
                        DirCalls.mknod(fifo.toString(), "ififo, 0600", 0);
                        return FcntlCalls.open(fifo.toString(), "rdwr, cloexec");
                    }
                    default -> {
                        return FcntlCalls.open("/dev/ptmx", "rdwr, noctty, cloexec");
                    }
                }
            }
        }
    }
}
