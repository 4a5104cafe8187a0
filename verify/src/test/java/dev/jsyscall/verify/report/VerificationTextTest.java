package dev.jsyscall.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.ArchReport;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.SampleAbi;
import dev.jsyscall.verify.Verdict;
import dev.jsyscall.verify.counts.CallGrades;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTextTest {

    @Test
    void namesWhatIsWrongWhatIsUnknownAndWhyAndCounts() {
        List<Arch> arches = SampleAbi.abi().arches();
        var report = new Report(
                List.of(new ArchReport(arches.get(0), grades(0), List.of(
                                verdict("O_CREAT", Outcome.MATCH, ""),
                                verdict("O_TRUNC", Outcome.MISMATCH, "512, the headers have 1024"),
                                verdict("O_NEW", Outcome.UNKNOWN, "use of undeclared identifier 'O_NEW'"),
                                verdict("O_INTERNAL", Outcome.NOT_EXPRESSIBLE, "known to the kernel alone")),
                        List.of("clang 19", "headers 7.2"), List.of("a note")),
                        new ArchReport(arches.get(1), grades(1), List.of(
                                verdict("O_NEW", Outcome.UNKNOWN, "use of undeclared identifier 'O_NEW'")),
                                List.of("clang 19"), List.of())),
                Map.of("linux/pdp11", "no compiler"), "");
        assertThat(new VerificationText(report).render().lines().map(line -> line.replaceAll(" {2,}", "|"))).containsExactly(
                "MISMATCH|linux/x86_64|linux/x.abi:1:1|O_TRUNC|512, the headers have 1024",
                "",
                "unknown|linux/x.abi:1:1|O_NEW|all|use of undeclared identifier 'O_NEW'",
                "",
                "not expressible|O_INTERNAL: known to the kernel alone",
                "",
                "x86_64: a note",
                "",
                "|data model|constants|records|fields|ioctls|numbers|absences|code|match|MISMATCH|unknown to these headers|not expressible",
                "linux/x86_64|0|4|0|0|0|0|0|0|1|1|1|1",
                "linux/ppc|0|1|0|0|0|0|0|0|0|0|1|0",
                "total|0|5|0|0|0|0|0|0|1|1|2|1",
                "",
                "checked with clang 19",
                "checked with headers 7.2 for x86_64",
                "not checked: linux/pdp11",
                "2 architectures: 1 match, 1 mismatches, 2 unknown to these headers, 1 not expressible");
    }

    @Test
    void saysWhyOnlyTheHostIsChecked() {
        var report = new Report(List.of(), Map.of(), "there is no clang-19 here");
        assertThat(new VerificationText(report).render())
                .contains("only this machine's own architecture is checked: there is no clang-19 here");
    }

    @Test
    void anExclusionWithoutAReasonIsListedAmongTheMistakes() {
        Verdict verdict = verdict("X", Outcome.NOT_EXPRESSIBLE, "");
        var report = new Report(
                List.of(new ArchReport(SampleAbi.abi().arches().get(0), grades(0), List.of(verdict), List.of(), List.of())), Map.of(), "");
        assertThat(report.failures()).isEqualTo(1);
        assertThat(new VerificationText(report).render()).contains("X  excluded without a reason");
    }

    private static CallGrades grades(int arch) {
        return CallGrades.of(SampleAbi.abi(), SampleAbi.abi().arches().get(arch));
    }

    private static Verdict verdict(String name, Outcome outcome, String detail) {
        var claim = new Claim(
                Kind.CONSTANT, name, new Absence(name), new Origin(true, false), Optional.empty(), new Position("linux/x.abi", 1, 1));
        return new Verdict(claim, outcome, detail);
    }
}
