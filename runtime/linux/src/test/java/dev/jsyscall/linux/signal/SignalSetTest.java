package dev.jsyscall.linux.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SIG;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SignalSetTest {
    @Test
    void takesNamesInAnyForm() {
        assertThat(SignalSet.of("usr1, SIGWINCH Hup")).isEqualTo(SignalSet.of(SIG.USR1, SIG.WINCH, SIG.HUP));
        assertThat(SignalSet.of("")).isEqualTo(SignalSet.empty());
        assertThat(SignalSet.of("rt_5, rtmax-1").stream()).containsExactly(SIG.RTMIN + 5, SIG.RTMAX - 1);
        assertThat(SignalSet.of("rtmin+3, 40").stream()).containsExactly(SIG.RTMIN + 3, 40);
    }

    @Test
    void refusesWhatIsNoSignal() {
        assertThatThrownBy(() -> SignalSet.of("usr3")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("usr3");
        assertThatThrownBy(() -> SignalSet.of(0)).hasMessageContaining("1 to " + SIG.RTMAX);
        assertThatThrownBy(() -> SignalSet.of("999")).hasMessageContaining("not 999");
    }

    @Test
    void printsAsStraceDoes() {
        assertThat(SignalSet.of("winch, usr1, int")).hasToString("[INT USR1 WINCH]");
        assertThat(SignalSet.of("rt_2")).hasToString("[RT_2]");
        assertThat(SignalSet.empty()).hasToString("[]");
        assertThat(SignalSet.full()).hasToString("~[]");
        assertThat(SignalSet.full().minus("kill, stop")).hasToString("~[KILL STOP]");
    }

    @Test
    void calculates() {
        SignalSet some = SignalSet.of("usr1, winch");
        assertThat(some.plus("hup").minus("winch")).isEqualTo(SignalSet.of("hup, usr1"));
        assertThat(some.and(SignalSet.of("winch, int"))).isEqualTo(SignalSet.of("winch"));
        assertThat(some.complement().complement()).isEqualTo(some);
        assertThat(some.contains("usr1")).isTrue();
        assertThat(some.contains(SIG.INT)).isFalse();
        assertThat(some.containsAll(SignalSet.of("winch"))).isTrue();
        assertThat(some.size()).isEqualTo(2);
    }

    @Property(tries = 200)
    void comesBackFromTheKernelsRecord(@ForAll("sets") SignalSet set) {
        try (Scratch scratch = Scratch.open()) {
            assertThat(SignalSet.of(set.toSigset(scratch))).isEqualTo(set);
        }
        String names = set.stream().mapToObj(SignalName::of).reduce("", (a, b) -> a + " " + b);
        assertThat(SignalSet.of(names)).isEqualTo(set);
    }

    @Provide
    Arbitrary<SignalSet> sets() {
        return Arbitraries.integers().between(1, SIG.RTMAX).array(int[].class).ofMaxSize(70).map(SignalSet::of);
    }
}
