package dev.jsyscall.linux.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.linux.abi.termios.CFLAG;
import dev.jsyscall.linux.abi.termios.IFLAG;
import dev.jsyscall.linux.abi.termios.LFLAG;
import dev.jsyscall.linux.abi.termios.OFLAG;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TerminalSettingsTest {
    private static final TerminalSettings NONE = new TerminalSettings(new int[4], 0, new byte[19], 0, 0);

    @Test
    void takesWordsOfAllGroups() {
        TerminalSettings settings = NONE.with("echo icanon, ICRNL onlcr cs8 cread");
        assertThat(settings.lflag()).isEqualTo(LFLAG.ECHO | LFLAG.ICANON);
        assertThat(settings.cflag()).isEqualTo(CFLAG.CS8 | CFLAG.CREAD);
        assertThat(settings.has("echo, icanon, cs8, icrnl, onlcr, ~ixon")).isTrue();
        assertThat(settings.has("echo, ixon")).isFalse();
        assertThat(settings.has("cs7")).isFalse();
        assertThat(settings.with("~echo cs7").has("~echo cs7 icanon")).isTrue();
        assertThatThrownBy(() -> settings.with("echo, shout")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shout");
    }

    @Test
    void takesControlCharactersByName() {
        TerminalSettings settings = NONE.withCharacter("intr", 3).withCharacter("eof", 4).withRead(2, Duration.ofMillis(500));
        assertThat(settings.character("intr")).isEqualTo(3);
        assertThat(settings.character("VEOF")).isEqualTo(4);
        assertThat(settings.character("min")).isEqualTo(2);
        assertThat(settings.character("time")).isEqualTo(5);
        assertThatThrownBy(() -> NONE.withCharacter("intr", 256)).hasMessageContaining("0 to 255");
        for (int index : new int[] {-1, 19, 99}) {
            assertThatThrownBy(() -> NONE.character(index)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 to 18");
            assertThatThrownBy(() -> NONE.withCharacter(index, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void roundsTheTimeOfAReadUp() {
        assertThat(NONE.withRead(0, Duration.ZERO).character("time")).isZero();
        assertThat(NONE.withRead(0, Duration.ofNanos(1)).character("time")).isEqualTo(1);
        assertThat(NONE.withRead(0, Duration.ofMillis(50)).character("time")).isEqualTo(1);
        assertThat(NONE.withRead(0, Duration.ofMillis(25_500)).character("time")).isEqualTo(255);
        for (Duration time : new Duration[] {Duration.ofMillis(-50), Duration.ofNanos(25_500_000_001L), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatThrownBy(() -> NONE.withRead(1, time)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("25.5");
        }
    }

    @Test
    void takesFlagsAsNumbers() {
        TerminalSettings settings = NONE.withIflag(IFLAG.ICRNL).withOflag(OFLAG.OPOST).withCflag(CFLAG.CREAD | CFLAG.B9600)
                .withLflag(LFLAG.ECHO);
        assertThat(settings).isEqualTo(NONE.with("icrnl opost cread echo").withSpeed(9600));
        assertThat(settings.iflag()).isEqualTo(IFLAG.ICRNL);
        assertThat(settings.outputSpeed()).isEqualTo(9600);
    }

    @Test
    void makesItselfRaw() {
        TerminalSettings raw = NONE.with("echo icanon isig iexten opost icrnl ixon parenb cs7").raw();
        assertThat(raw.has("~echo ~icanon ~isig ~iexten ~opost ~icrnl ~ixon ~parenb cs8")).isTrue();
        assertThat(raw.character("min")).isEqualTo(1);
        TerminalSettings cbreak = NONE.with("echo icanon isig opost").cbreak();
        assertThat(cbreak.has("~echo ~icanon isig opost")).isTrue();
    }

    @Property(tries = 300)
    void holdsAnySpeed(@ForAll @IntRange(min = 1, max = 10_000_000) int input, @ForAll @IntRange(min = 0, max = 10_000_000) int output) {
        TerminalSettings settings = NONE.with("cs8 cread").withSpeeds(input, output);
        assertThat(settings.outputSpeed()).isEqualTo(output);
        assertThat(settings.inputSpeed()).isEqualTo(input);
        assertThat(settings.has("cs8 cread")).isTrue();
        assertThat(settings.withSpeed(115_200)).isEqualTo(NONE.with("cs8 cread").withSpeed(115_200));
    }

    @Test
    void usesTheCodeOfASpeedThatHasOne() {
        assertThat(NONE.withSpeed(115_200).cflag()).isEqualTo(CFLAG.B115200);
        assertThat(NONE.withSpeed(12_345).cflag()).isEqualTo(CFLAG.BOTHER);
    }

    @Test
    void printsItself() {
        assertThat(NONE.with("echo icrnl cs8").withSpeed(9600).toString())
                .startsWith("{c_iflag=icrnl, c_oflag=").contains("c_lflag=echo, ").endsWith("c_ispeed=9600, c_ospeed=9600}");
    }
}
