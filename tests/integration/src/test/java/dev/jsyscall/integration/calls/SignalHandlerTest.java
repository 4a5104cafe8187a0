package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.signal.Disposition;
import dev.jsyscall.linux.signal.SignalInfo;
import dev.jsyscall.linux.signal.SignalQueue;
import dev.jsyscall.linux.signal.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The handler in machine code keeps what the kernel tells of signals. */
@Tag("abi")
class SignalHandlerTest {
    private static final int SIGNALS = 100;

    @BeforeEach
    void notWhereAnyHandlerDoesHarm() {
        if (System.getProperty("jsyscall.emulator") == null) return;
        assumeFalse(Platform.arch().equals("i386"),
                "after a handler, even one that does nothing, the Java runtime's heap is broken on the emulated i386");
        assumeFalse(Platform.arch().equals("riscv64"), "the emulated riscv64 reads and writes 32 bytes where a sigaction has 24");
    }

    @Test
    void tellsWhoSentASignal() throws Exception {
        Disposition before = Disposition.of(SIG.USR1);
        try (Signals signals = Signals.open("usr1, winch")) {
            SignalCalls.kill(ProcessCalls.getpid(), SIG.USR1);
            SignalInfo info = signals.next();
            assertThat(info.signal()).isEqualTo(SIG.USR1);
            assertThat(info.code()).isEqualTo(SI.USER);
            assertThat(info.pid()).isEqualTo(ProcessCalls.getpid());
            assertThat(signals.tryNext()).isEmpty();
        }
        assertThat(Disposition.of(SIG.USR1)).isEqualTo(before);
    }

    @Test
    void keepsValuesInTheirOrder() throws Exception {
        try (Signals signals = Signals.open("rt_5")) {
            for (int i = 0; i < SIGNALS; i++) SignalQueue.sendToThread(ProcessCalls.getpid(), ProcessCalls.gettid(), "rt_5", i << 24 | i);
            for (int i = 0; i < SIGNALS; i++) assertThat(signals.next().value()).isEqualTo(i << 24 | i);
            assertThat(signals.lost()).isZero();
        }
    }
}
