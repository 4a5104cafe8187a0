package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.ProcessRaw;
import org.junit.jupiter.api.Test;

class DispositionTest {
    @Test
    void ignoresAndBringsBack() throws Exception {
        Disposition before = Disposition.of("usr1");
        try (var ignored = Disposition.IGNORE.set("usr1, hup")) {
            assertThat(Disposition.of("usr1")).isEqualTo(Disposition.IGNORE);
            SignalCalls.kill((int) ProcessRaw.getpid(), SIG.USR1);       // would end the process
            SignalCalls.kill((int) ProcessRaw.getpid(), SIG.HUP);
            try (var byDefault = Disposition.DEFAULT.set("usr1")) {
                assertThat(Disposition.of(SIG.USR1)).isEqualTo(Disposition.DEFAULT);
            }
            assertThat(Disposition.of("usr1")).isEqualTo(Disposition.IGNORE);
        }
        assertThat(Disposition.of("usr1")).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseSetStaysUntilHeIsDone() throws Exception {
        Disposition before = Disposition.of("usr1");
        var first = Disposition.IGNORE.set("usr1");
        var second = Disposition.IGNORE.set("usr1");
        first.close();
        assertThat(Disposition.of("usr1")).isEqualTo(Disposition.IGNORE);
        second.close();
        second.close();
        assertThat(Disposition.of("usr1")).isEqualTo(before);
    }

    @Test
    void liesOverAnOpenSignalsAndComesOffAgain() throws Exception {
        try (Signals signals = Signals.open("usr1")) {
            try (var ignored = Disposition.IGNORE.set("usr1")) {
                SignalCalls.kill((int) ProcessRaw.getpid(), SIG.USR1);
            }
            assertThat(signals.tryNext()).isEmpty();
            SignalCalls.kill((int) ProcessRaw.getpid(), SIG.USR1);
            assertThat(signals.next().name()).isEqualTo("USR1");
        }
    }

    /** Whoever sets an action without this library is not overruled. */
    @Test
    void leavesWhatOthersSetMeanwhile() throws Exception {
        var ignored = Disposition.IGNORE.set("rt_11");
        setByForce(SIG.RTMIN + 11, SIG_HANDLER.DFL);
        ignored.close();
        assertThat(Disposition.of("rt_11")).isEqualTo(Disposition.DEFAULT);

        var under = Disposition.DEFAULT.set("rt_11");
        setByForce(SIG.RTMIN + 11, SIG_HANDLER.IGN);
        var over = Disposition.DEFAULT.set("rt_11");
        under.close();
        over.close();
        assertThat(Disposition.of("rt_11")).isEqualTo(Disposition.IGNORE);
        setByForce(SIG.RTMIN + 11, SIG_HANDLER.DFL);
    }

    private static void setByForce(int signal, int disposition) throws Exception {
        try (Scratch scratch = Scratch.open()) {
            SignalCalls.rtSigaction(signal, Sigaction.allocate(scratch).handler(disposition), null);
        }
    }

    @Test
    void anActionIsSeenWhole() throws Exception {
        SignalAction plain = SignalAction.of("usr1");
        assertThat(plain.disposition()).isEqualTo(Disposition.DEFAULT);
        assertThat(plain).hasToString("{sa_handler=SIG_DFL, sa_mask=[], sa_flags=" + SA.format(plain.flags()) + "}");
        try (Signals signals = Signals.open("usr1")) {
            SignalAction ours = SignalAction.of(SIG.USR1);
            assertThat(ours.disposition()).isEqualTo(Disposition.HANDLER);
            assertThat(ours.flags() & SA.SIGINFO).isNotZero();
            assertThat(ours.mask()).isEqualTo(RunningHandlers.MARK);
            assertThat(ours.toString()).startsWith("{sa_sigaction=0x" + Long.toHexString(ours.handler()) + ", sa_mask=[");
        }
        try (var ignored = Disposition.IGNORE.set("usr1")) {
            assertThat(SignalAction.of("usr1").toString()).startsWith("{sa_handler=SIG_IGN, ");
        }
        assertThat(SignalAction.of("segv").disposition()).isEqualTo(Disposition.HANDLER);
    }

    @Test
    void refusesWhatTheVmNeeds() {
        assertThatThrownBy(() -> Disposition.DEFAULT.set("segv")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SIGSEGV cannot be taken: the Java VM handles its own faults with it");
        assertThatThrownBy(() -> Disposition.IGNORE.set("chld")).hasMessageContaining("could not learn any more how its children ended");
        assertThatThrownBy(() -> Disposition.DEFAULT.set("pipe")).hasMessageContaining("[PIPE] by default would end the Java VM");
        assertThatThrownBy(() -> Disposition.HANDLER.set("usr1")).hasMessageContaining("Signals.open");
        assertThatThrownBy(() -> Disposition.IGNORE.set("kill")).hasMessageContaining("the kernel lets nobody handle it");
    }
}
