package dev.jsyscall.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.verify.SampleAbi;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private final Explanation explanation = new Explanation(SampleAbi.abi());

    @Test
    void aConstantThatVaries() {
        assertThat(explanation.of("O_DIRECTORY")).hasValue(String.join("\n",
                "O_DIRECTORY = 0o200000  (O.DIRECTORY)",
                "  specified at linux/sample.abi:1:1",
                "  16384  0x4000  040000    ppc",
                "  65536  0x10000  0200000  x86_64",
                ""));
    }

    @Test
    void aConstantThatDoesNot() {
        assertThat(explanation.of("AT.FDCWD").orElseThrow()).contains("-100  0xffffffffffffff9c  every architecture\n");
    }

    @Test
    void aRecordOnEachArchitecture() {
        assertThat(explanation.of("struct flock")).isEqualTo(explanation.of("flock"));
        assertThat(explanation.of("flock").orElseThrow())
                .contains("  on x86_64\n    32 bytes, aligned to 8\n", "  on ppc\n    16 bytes, aligned to 4\n")
                .contains("24     4  l_pid\n");
    }

    @Test
    void aCallThatIsANumberOnly() {
        assertThat(explanation.of("open").orElseThrow()).contains("number only", "number 2  x86_64\n", "number 5  ppc\n");
    }

    @Test
    void anIoctl() {
        assertThat(explanation.of("TIOCGWINSZ").orElseThrow()).contains("0x5413", "0x40087468");
    }

    @Test
    void anUnknownNameHasNoExplanationButNeighbours() {
        assertThat(explanation.of("O_CRAET")).isEmpty();
        assertThat(NearestNames.of("O_CRAET", explanation.names())).contains("O_CREAT");
        assertThat(NearestNames.of("completely_different", explanation.names())).isEmpty();
    }
}
