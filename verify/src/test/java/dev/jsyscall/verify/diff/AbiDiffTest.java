package dev.jsyscall.verify.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.RealSpecs;
import dev.jsyscall.verify.SampleAbi;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbiDiffTest {
    private final Abi abi = SampleAbi.abi();

    @Test
    void reportsWhatDiffersBetweenArchitecturesAndNothingElse() {
        assertThat(lines(arches("x86_64", "ppc").render())).containsExactly(
                "linux/x86_64 and linux/ppc",
                "==========================",
                "|differ|only linux/x86_64|only linux/ppc",
                "data model|3|0|0",
                "constants|1|0|0",
                "records|1|0|0",
                "members|5|0|0",
                "ioctls|1|0|0",
                "call numbers|2|0|0",
                "",
                "Data model",
                "----------",
                "|linux/x86_64|linux/ppc",
                "|word|8 bytes|4 bytes",
                "|byte order|little endian|big endian",
                "|64-bit arguments|one register|an even pair of registers",
                "",
                "sample",
                "------",
                "|constants|linux/x86_64|linux/ppc",
                "|O_DIRECTORY|0x10000|0x4000",
                "|records|linux/x86_64|linux/ppc",
                "|flock|32 bytes, aligned to 8|16 bytes, aligned to 4",
                "|flock.l_start|at 8, 8 bytes|at 4, 4 bytes",
                "|flock.l_len|at 16, 8 bytes|at 8, 4 bytes",
                "|flock.l_pid|at 24, 4 bytes|at 12, 4 bytes",
                "|iphdr.ihl|bits 0:0-3|bits 0:4-7",
                "|iphdr.version|bits 0:4-7|bits 0:0-3",
                "|ioctls|linux/x86_64|linux/ppc",
                "|TIOCGWINSZ|0x5413|0x40087468",
                "",
                "System call numbers",
                "-------------------",
                "|linux/x86_64|linux/ppc",
                "|open|2|5",
                "|read|0|3");
    }

    @Test
    void anArchitectureDoesNotDifferFromItself() {
        assertThat(arches("ppc", "ppc").isEmpty()).isTrue();
        assertThat(arches("ppc", "ppc").render()).endsWith("Nothing differs.\n");
    }

    @Test
    void reportsWhatIsNewAndWhereInAnotherVersion() {
        Abi before = RealSpecs.of("ints X prefix X_ : u32 { SAME = 1; CHANGED = 2; GONE = 3; } struct r { a: u32; }");
        Abi after = RealSpecs.of("ints X prefix X_ : u32 { SAME = 1; CHANGED = 4; NEW = 5; } struct r { a: u32; b: long; } struct s { a: u8; }");
        List<String> names = before.arches().stream().map(Arch::name).toList();
        assertThat(lines(AbiDiff.ofVersions(before, "old", after, "new", names).render()))
                .contains("constants|1|1|1", "records|2|0|1", "members|0|0|2")
                .contains("|X_CHANGED|2|4", "|X_GONE|3|-", "|X_NEW|-|5", "|s|-|1 bytes, aligned to 1")
                .anyMatch(line -> line.matches("\\|r\\|4 bytes, aligned to 4\\|16 bytes, aligned to 8\\|on .*x86_64.*"))
                .anyMatch(line -> line.matches("\\|r.b\\|-\\|at 4, 4 bytes\\|on .*arm, .*"))
                .noneMatch(line -> line.contains("SAME") || line.contains("s.a"));
        assertThat(AbiDiff.ofVersions(before, "old", before, "new", names).isEmpty()).isTrue();
    }

    private static List<String> lines(String text) {
        return text.lines().map(line -> line.replaceAll(" {2,}", "|").replaceAll("\\|$", "")).toList();
    }

    private AbiDiff arches(String left, String right) {
        return AbiDiff.ofArches(abi, abi.arch(left).orElseThrow(), abi.arch(right).orElseThrow());
    }
}
