package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HOW;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.abi.signalfd.SFD;
import dev.jsyscall.linux.abi.signalfd.SignalfdCalls;
import dev.jsyscall.linux.abi.signalfd.SignalfdSiginfo;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signals that this thread blocks and sends itself: none reaches a handler. */
@Tag("abi")
class SignalTest {
    private final Arena arena = Arena.ofConfined();
    private final Sigset mine = Sigset.allocate(arena);
    private final Sigset before = Sigset.allocate(arena);

    private static void add(Sigset set, int signal) {
        int bits = 8 * Sigset.SIZE / set.sigCount();
        int word = (signal - 1) / bits;
        set.sig(word, set.sig(word) | 1L << (signal - 1) % bits);
    }

    private static boolean has(Sigset set, int signal) {
        int bits = 8 * Sigset.SIZE / set.sigCount();
        return (set.sig((signal - 1) / bits) >>> (signal - 1) % bits & 1) != 0;
    }

    private void sendMyself(int signal) throws Exception {
        SignalCalls.tgkill(ProcessCalls.getpid(), ProcessCalls.gettid(), signal);
    }

    @BeforeEach
    void block() throws Exception {
        add(mine, SIG.WINCH);
        add(mine, SIG.URG);
        SignalCalls.rtSigprocmask(SIG_HOW.BLOCK, mine, before);
    }

    @AfterEach
    void restore() throws Exception {
        SignalCalls.rtSigprocmask(SIG_HOW.SETMASK, before);
        arena.close();
    }

    @Test
    void theMaskHoldsWhatWasAdded() throws Exception {
        Sigset now = Sigset.allocate(arena);
        SignalCalls.rtSigprocmask(SIG_HOW.BLOCK, null, now);
        assertThat(has(now, SIG.WINCH)).isTrue();
        assertThat(has(now, SIG.URG)).isTrue();
        assertThat(has(before, SIG.WINCH)).isFalse();
    }

    @Test
    void aBlockedSignalWaitsUntilItIsTaken() throws Exception {
        sendMyself(SIG.WINCH);
        Sigset pending = Sigset.allocate(arena);
        SignalCalls.rtSigpending(pending);
        assertThat(has(pending, SIG.WINCH)).isTrue();
        assertThat(has(pending, SIG.URG)).isFalse();

        Siginfo info = Siginfo.allocate(arena);
        assertThat(SignalCalls.rtSigtimedwait(mine, info)).isEqualTo(SIG.WINCH);
        assertThat(info.signo()).isEqualTo(SIG.WINCH);
    }

    @Test
    void signalfdReadsIt() throws Exception {
        try (OwnedFd fd = SignalfdCalls.signalfd4Create(mine, SFD.CLOEXEC)) {
            sendMyself(SIG.URG);
            SignalfdSiginfo info = SignalfdSiginfo.allocate(arena);
            assertThat(FileCalls.read(fd, info.segment())).isEqualTo(128);
            assertThat(info.signo()).isEqualTo(SIG.URG);
            assertThat(info.pid()).isEqualTo(ProcessCalls.getpid());
        }
    }
}
