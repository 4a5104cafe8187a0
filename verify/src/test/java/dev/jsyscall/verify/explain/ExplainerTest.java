package dev.jsyscall.verify.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.verify.AbiSource;
import dev.jsyscall.verify.SampleAbi;
import dev.jsyscall.verify.facts.Number;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private final Explainer explainer = new Explainer(AbiSource.of(SampleAbi.abi()));

    @Test
    void aConstantThatVaries() throws IOException {
        assertThat(explainer.about("O_DIRECTORY")).hasValue(String.join("\n",
                "O_DIRECTORY  (constant)",
                "",
                "    group    O, flags: How to open.",
                "    in Java  O.DIRECTORY",
                "    written  0o200000",
                "",
                "  values",
                "    16384   0x4000   040000  ppc",
                "    65536  0x10000  0200000  x86_64",
                "  specified at linux/sample.abi:1:1",
                ""));
    }

    @Test
    void aConstantThatDoesNot() throws IOException {
        assertThat(explainer.about("AT.FDCWD").orElseThrow()).contains("-100  0xffffff9c    every architecture\n");
    }

    @Test
    void aRecordOnEachArchitectureWithItsHoles() throws IOException {
        assertThat(explainer.about("struct flock")).isEqualTo(explainer.about("flock"));
        assertThat(explainer.about("flock").orElseThrow())
                .contains("  on x86_64\n    32 bytes, aligned to 8, 8 in holes\n", "  on ppc\n    16 bytes, aligned to 4\n")
                .contains("     4     4  -- hole --\n", "    24     4  l_pid\n");
    }

    @Test
    void aCallThatIsANumberOnly() throws IOException {
        assertThat(explainer.about("open").orElseThrow()).contains("Only its number is known", "    5  ppc\n", "    2  x86_64\n");
    }

    @Test
    void anIoctlByNameAndByNumber() throws IOException {
        assertThat(explainer.about("TIOCGWINSZ").orElseThrow()).contains("0x5413", "0x40087468");
        assertThat(explainer.about("0x5413").orElseThrow()).contains("TIOCGWINSZ  x86_64\n").doesNotContain("ppc");
    }

    @Test
    void aNumberOfSeveralConstants() throws IOException {
        assertThat(explainer.about("0o100").orElseThrow()).contains("O_CREAT  O  every architecture");
        assertThat(explainer.about("-100")).isPresent();
        assertThat(explainer.about("0xffffff9c").orElseThrow()).contains("AT_FDCWD");
        assertThat(explainer.about("123456")).isEmpty();
    }

    @Test
    void aCallByNumber() throws IOException {
        assertThat(explainer.call(5, SampleAbi.abi().arches()).orElseThrow()).contains("open  ppc").contains("Only its number");
        assertThat(explainer.call(77, SampleAbi.abi().arches())).isEmpty();
    }

    @Test
    void aConstantOfAGroupByNumber() throws IOException {
        assertThat(explainer.constants("O", new Number(040000)).orElseThrow()).startsWith("O_DIRECTORY");
        assertThat(explainer.constants("NONE", new Number(1))).isEmpty();
    }

    @Test
    void anUnknownNameHasNoExplanationButNeighbours() throws IOException {
        assertThat(explainer.about("O_CRAET")).isEmpty();
        assertThat(explainer.suggestions("O_CRAET")).contains("O_CREAT");
        assertThat(explainer.suggestions("completely_different")).isEmpty();
    }
}
