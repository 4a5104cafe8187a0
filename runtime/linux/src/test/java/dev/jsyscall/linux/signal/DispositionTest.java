package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.signal.SIG;
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
    void refusesWhatTheVmNeeds() {
        assertThatThrownBy(() -> Disposition.DEFAULT.set("segv")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SIGSEGV cannot be taken: the Java VM handles its own faults with it");
        assertThatThrownBy(() -> Disposition.IGNORE.set("chld")).hasMessageContaining("could not learn any more how its children ended");
        assertThatThrownBy(() -> Disposition.DEFAULT.set("pipe")).hasMessageContaining("[PIPE] by default would end the Java VM");
        assertThatThrownBy(() -> Disposition.HANDLER.set("usr1")).hasMessageContaining("Signals.open");
        assertThatThrownBy(() -> Disposition.IGNORE.set("kill")).hasMessageContaining("the kernel lets nobody handle it");
    }
}
