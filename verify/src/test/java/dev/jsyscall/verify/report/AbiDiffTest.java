package dev.jsyscall.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.SampleAbi;
import org.junit.jupiter.api.Test;

class AbiDiffTest {
    private final Abi abi = SampleAbi.abi();

    @Test
    void listsWhatDiffersAndNothingElse() {
        String diff = diff("x86_64", "ppc");
        assertThat(diff.lines().map(line -> line.replaceAll(" {2,}", "|"))).containsExactly(
                "|linux/x86_64|linux/ppc",
                "data|word bytes|8|4",
                "data|byte order|LITTLE_ENDIAN|BIG_ENDIAN",
                "data|64-bit arguments|NONE|ALIGNED",
                "constant|O_DIRECTORY|65536|16384",
                "ioctl|TIOCGWINSZ|0x5413|0x40087468",
                "record|flock|32 bytes, aligned to 8|16 bytes, aligned to 4",
                "field|flock.l_start|at 8, 8 bytes|at 4, 4 bytes",
                "field|flock.l_len|at 16, 8 bytes|at 8, 4 bytes",
                "field|flock.l_pid|at 24, 4 bytes|at 12, 4 bytes",
                "field|iphdr.ihl|bits 0:0-3|bits 0:4-7",
                "field|iphdr.version|bits 0:4-7|bits 0:0-3",
                "syscall|open|2|5",
                "syscall|read|0|3");
    }

    @Test
    void anArchitectureDoesNotDifferFromItself() {
        assertThat(diff("ppc", "ppc").lines()).hasSize(1);
    }

    private String diff(String left, String right) {
        return new AbiDiff(abi, abi.arch(left).orElseThrow(), abi.arch(right).orElseThrow()).render();
    }
}
