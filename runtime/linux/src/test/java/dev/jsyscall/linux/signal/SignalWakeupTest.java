package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.socket.UnixEndpoint;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignalWakeupTest {

    private interface Call {
        void run() throws ErrnoException;
    }

    private static void isWokenByClose(OwnedFd fd, Call call) throws Exception {
        for (Thread.Builder kind : List.of(Thread.ofPlatform().daemon(), Thread.ofVirtual())) {
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            kind.start(() -> {
                try {
                    call.run();
                    waiting.complete(null);
                } catch (ErrnoException e) {
                    waiting.completeExceptionally(e);
                }
            });
            if (fd.isOpen()) {
                Thread.sleep(100);
                assertThat(waiting).isNotDone();
                fd.close();
            }
            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(ClosedFdException.class);
            assertThat(FcntlRaw.fcntl(fd.number(), 1, 0)).as("F_GETFD of a closed number").isNegative();
        }
    }

    @Test
    void closeWakesAReader() throws Exception {
        OwnedFd event = EventfdCalls.eventfd2(0, EFD.CLOEXEC);
        isWokenByClose(event, () -> FileCalls.read(event, MemorySegment.ofArray(new byte[8])));
    }

    @Test
    void closeWakesAThreadThatWaitsForAConnection() throws Exception {
        OwnedFd socket = SocketCalls.socket(AF.UNIX, SOCK.STREAM | SOCK.CLOEXEC);
        try (Arena arena = Arena.ofConfined()) {
            SocketCalls.bind(socket, UnixEndpoint.abstractName("jsyscall wakeup " + ProcessHandle.current().pid()).allocate(arena));
        }
        SocketCalls.listen(socket);
        isWokenByClose(socket, () -> SocketCalls.accept(socket));
    }

    @Test
    void aWakeupNeverHitsACallThatCameLater() throws Exception {
        for (int round = 0; round < 300; round++) {
            OwnedFd event = EventfdCalls.eventfd2(0, EFD.CLOEXEC);
            CompletableFuture<Throwable> later = CompletableFuture.supplyAsync(() -> {
                try {
                    FileCalls.read(event, MemorySegment.ofArray(new byte[8]));
                    return new AssertionError("nothing to read, yet read");
                } catch (ErrnoException closed) {
                    try (OwnedFd other = EventfdCalls.eventfd2(1, EFD.CLOEXEC)) {
                        FileCalls.read(other, MemorySegment.ofArray(new byte[8]));
                    } catch (ErrnoException e) {
                        return e;
                    }
                    return closed;
                }
            });
            for (int i = 0; i < round * 20; i++) Thread.onSpinWait();
            event.close();
            assertThat(later.get(10, TimeUnit.SECONDS)).isInstanceOf(ClosedFdException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stub", "libc"})
    void worksThroughBothTransports(String transport) throws Exception {
        assertThat(java("-Djsyscall.transport=" + transport, "dev.jsyscall.linux.signal.CloseBlockedRead"))
                .isEqualTo("woken, " + transport);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stub", "libc"})
    void wakesAThreadThatBlocksAllSignals(String transport) throws Exception {
        assertThat(java("-Djsyscall.transport=" + transport, "dev.jsyscall.linux.signal.CloseBlockedRead", "masked"))
                .isEqualTo("woken, " + transport);
    }

    @Test
    void worksWhereExecutableMemoryIsRefused() throws Exception {
        String output = java("-Xint", "dev.jsyscall.linux.signal.CloseBlockedRead", "refused");
        assumeTrue(!output.equals("cannot refuse"), "this kernel cannot refuse executable memory");
        assertThat(output).isEqualTo("woken, libc");
    }

    private static String java(String... arguments) throws Exception {
        Process process = new ProcessBuilder(CloseBlockedRead.command(arguments)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
