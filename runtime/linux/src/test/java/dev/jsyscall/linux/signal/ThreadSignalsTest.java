package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Machine;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.CredRaw;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.testing.OwnThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Signals of one thread")
@Timeout(60)
class ThreadSignalsTest {
    private static final int PID = (int) ProcessRaw.getpid();

    private static int self() {
        return (int) ProcessRaw.gettid();
    }

    @Test
    void aMaskIsRestored() throws Exception {
        SignalSet before = SignalMask.current();
        try (SignalMask mask = SignalMask.block("usr1, winch")) {
            assertThat(mask.former()).isEqualTo(before);
            assertThat(SignalMask.current()).isEqualTo(before.plus("usr1, winch"));
            try (SignalMask inner = SignalMask.unblock("winch")) {
                assertThat(SignalMask.current()).isEqualTo(before.plus("usr1"));
            }
            assertThat(SignalMask.current()).isEqualTo(before.plus("usr1, winch"));
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {
                try {
                    mask.close();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).get()).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(SignalMask.current()).isEqualTo(before);
    }

    @Test
    void theMaskOfAnotherThreadCanBeSeen() throws Exception {
        int self = self();
        try (SignalMask mask = SignalMask.block("usr1, rt_7")) {
            SignalSet blocked = SignalMask.current();
            assertThat(OwnThread.call(() -> SignalMask.of(self))).isEqualTo(blocked);
        }
        assertThatThrownBy(() -> SignalMask.of(1)).isInstanceOf(java.nio.file.NoSuchFileException.class);
    }

    @Test
    void aVirtualThreadHasNone() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(() -> SignalMask.block("usr1"))));
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("use a platform thread");
    }

    @Test
    void aVirtualThreadDoesNotWaitForItsOwn() throws Exception {
        SignalSet usr1 = SignalSet.of("usr1");
        try (SignalFd fd = SignalFd.open(usr1)) {
            List<ThrowingCallable> calls = List.of(() -> SignalWait.next(usr1, Duration.ZERO), () -> SignalWait.tryNext(usr1),
                    () -> SignalWait.suspend(usr1), SignalWait::pause, fd::tryNext, () -> fd.next(Duration.ZERO));
            for (ThrowingCallable call : calls) {
                CompletableFuture<Throwable> thrown = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(call)));
                assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("use a platform thread");
            }
        }
    }

    /** Who waits for all signals of this thread takes away none by which the thread is reached. */
    @Test
    void aWaitLeavesWhatTheVmNeeds() throws Exception {
        NoOpHandler.install(Machine.entry("handler", 0), Machine.entry("restorer", Numbers.of("rt_sigreturn")));
        CompletableFuture<Integer> thread = new CompletableFuture<>();
        var taken = OwnThread.start(() -> {
            try (SignalMask mask = SignalMask.block("usr1")) {
                thread.complete(self());
                return SignalWait.next(SignalSet.full().minus("chld"));
            }
        });
        for (int i = 0; i < 50; i++) {
            SignalCalls.tgkill(PID, thread.get(), NoOpHandler.signal());
            Thread.sleep(1);
        }
        SignalCalls.tgkill(PID, thread.get(), SIG.USR1);
        assertThat(taken.get(30, TimeUnit.SECONDS).name()).isEqualTo("USR1");
    }

    @Test
    void aTimeThatIsOverIsNotWaitedFor() throws Exception {
        Duration over = Duration.ofSeconds(-1);
        try (SignalMask mask = SignalMask.block("usr1"); SignalFd fd = SignalFd.open("usr1")) {
            assertThat(SignalWait.next("usr1", over)).isEmpty();
            assertThat(fd.next(over)).isEmpty();
            SignalCalls.tgkill(PID, self(), SIG.USR1);
            assertThat(SignalWait.next("usr1", over)).isPresent();
            SignalCalls.tgkill(PID, self(), SIG.USR1);
            assertThat(fd.next(over)).isPresent();
        }
        try (Signals signals = Signals.open("usr1")) {
            assertThat(signals.next(over)).isEmpty();
        }
    }

    @Test
    void whatTheVmNeedsStaysUnblocked() throws Exception {
        try (SignalMask mask = SignalMask.set(SignalSet.full())) {
            assertThat(SignalMask.current().contains("segv")).isFalse();
            assertThat(SignalMask.current().contains("usr2")).isFalse();
            assertThat(SignalMask.current().contains(SIG.RTMAX - 2)).as("what Java's channels wake threads with").isFalse();
            assertThat(SignalMask.current().contains(NoOpHandler.signal())).as("what this library wakes threads with").isFalse();
            assertThat(SignalMask.current().contains("usr1")).isTrue();
        }
    }

    @Test
    void aBlockedSignalIsPendingAndCanBeAwaited() throws Exception {
        SignalSet usr1 = SignalSet.of("usr1");
        try (SignalMask mask = SignalMask.block(usr1)) {
            assertThat(SignalWait.tryNext("usr1")).isEmpty();
            assertThat(SignalWait.next(usr1, Duration.ofMillis(1))).isEmpty();
            SignalCalls.tgkill(PID, self(), SIG.USR1);
            assertThat(SignalWait.pending()).isEqualTo(usr1);
            SignalInfo info = SignalWait.next(usr1);
            assertThat(info.code()).isEqualTo(SI.TKILL);
            assertThat(info.cause()).as("without a value").isEqualTo(new SignalCause.Sent(PID, (int) CredRaw.getuid()));
            assertThat(SignalWait.pending().isEmpty()).isTrue();
        }
    }

    @Test
    void valuesGoToAThread() throws Exception {
        SignalSet set = SignalSet.of("rt_7");
        try (SignalMask mask = SignalMask.block(set)) {
            SignalQueue.sendToThread(PID, self(), "rt_7", -5);
            SignalQueue.sendToThread(PID, self(), SIG.RTMIN + 7, 6);
            assertThat(SignalWait.next(set, Duration.ofSeconds(30)).orElseThrow().value()).isEqualTo(-5);
            assertThat(SignalWait.next(set).value()).isEqualTo(6);
            assertThat(SignalQueue.trySendToThread(PID, self(), "rt_7", 7)).isTrue();
            assertThat(SignalWait.next(set).value()).isEqualTo(7);
        }
    }

    @Test
    void addressesGoAlong() throws Exception {
        long address = Platform.is64Bit() ? 0x1234_5678_9abc_def0L : 0x1234_5678L;
        SignalSet set = SignalSet.of("rt_7");
        try (SignalMask mask = SignalMask.block(set); SignalFd fd = SignalFd.open(set)) {
            SignalQueue.sendToThread(PID, self(), "rt_7", address);
            SignalInfo info = SignalWait.next(set);
            assertThat(info.pointer()).isEqualTo(address);
            assertThat(info.toString()).contains("si_ptr=0x" + Long.toHexString(address));
            assertThat(SignalQueue.trySendToThread(PID, self(), SIG.RTMIN + 7, address)).isTrue();
            assertThat(fd.next().pointer()).isEqualTo(address);
        }
        try (Signals signals = Signals.open("rt_7")) {
            SignalQueue.send(PID, "rt_7", address);
            assertThat(signals.next().pointer()).isEqualTo(address);
            assertThat(SignalQueue.trySend(PID, "rt_7", address)).isTrue();
            assertThat(signals.next().pointer()).isEqualTo(address);
        }
    }

    @Test
    void aRefusalShowsWhatWasSent() {
        assertThatThrownBy(() -> SignalQueue.send(1 << 30, "usr1", 42)).isInstanceOf(ErrnoException.class).hasMessageStartingWith(
                "rt_sigqueueinfo(1073741824, usr1, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=" + PID + ", si_uid=").message()
                .contains("si_int=42").contains("ESRCH").doesNotContain("timer");
        assertThatThrownBy(() -> SignalQueue.trySendToThread(PID, 1 << 30, "usr1", 42)).isInstanceOf(ErrnoException.class)
                .hasMessageStartingWith("rt_tgsigqueueinfo(" + PID + ", 1073741824, usr1, {si_signo=SIGUSR1");
        assertThatThrownBy(() -> SignalQueue.sendToThread(PID, 0, "usr1", 42)).isInstanceOf(ErrnoException.class)
                .hasMessageContaining("EINVAL");
    }

    @Test
    void aSignalFdShowsTheThreadsOwn() throws Exception {
        try (SignalMask mask = SignalMask.block("usr1, winch"); SignalFd fd = SignalFd.open("usr1")) {
            assertThat(fd.tryNext()).isEmpty();
            assertThat(fd.next(Duration.ofMillis(1))).isEmpty();
            SignalCalls.tgkill(PID, self(), SIG.USR1);
            SignalInfo info = fd.next();
            assertThat(info.name()).isEqualTo("USR1");
            assertThat(info.cause()).isEqualTo(new SignalCause.Sent(PID, (int) CredRaw.getuid()));
            fd.set("winch");
            SignalQueue.sendToThread(PID, self(), "winch", 12);
            assertThat(fd.next().value()).isEqualTo(12);
        }
    }

    /** Blocked up to the wait, unblocked while it waits: the handler runs in between and nowhere else. */
    @Test
    void suspendsUntilAHandlerRan() throws Exception {
        try (Signals signals = Signals.open("usr1"); SignalMask mask = SignalMask.block("usr1")) {
            SignalCalls.tgkill(PID, self(), SIG.USR1);
            assertThat(signals.tryNext()).isEmpty();
            SignalWait.suspend("winch");
            assertThat(signals.tryNext()).hasValueSatisfying(info -> assertThat(info.name()).isEqualTo("USR1"));
            assertThat(SignalMask.current().contains("usr1")).isTrue();
        }
    }

    @Test
    void pausesUntilAHandlerRan() throws Exception {
        try (Signals signals = Signals.open("usr1")) {
            int paused = self();
            Thread sender = Thread.ofPlatform().start(() -> {
                try {
                    while (!Thread.interrupted()) {
                        SignalCalls.tgkill(PID, paused, SIG.USR1);
                        Thread.yield();
                    }
                } catch (dev.jsyscall.ErrnoException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            SignalWait.pause();
            sender.interrupt();
            sender.join();
            assertThat(signals.next().name()).isEqualTo("USR1");
        }
    }

    @Test
    void readsTheAlternateStack() throws Exception {
        SignalStack stack = SignalStack.current();
        assertThat(stack.isEnabled()).isEqualTo(stack.size() > 0);
        assertThat(stack.toString()).startsWith("{ss_sp=0x").contains("ss_flags=");
    }
}
