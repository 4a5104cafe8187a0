package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.counts.CallGrades;
import dev.jsyscall.verify.probe.Claim.Kind;
import java.util.List;

/**
 * What was found on one architecture.
 *
 * @param calls how much is known of its calls
 * @param sources the compiler and the headers that were asked
 * @param notes what else a reader should know
 */
public record ArchReport(Arch arch, CallGrades calls, List<Verdict> verdicts, List<String> sources, List<String> notes) {

    public long count(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    public long count(Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.claim().kind() == kind).count();
    }

    public List<Verdict> with(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).toList();
    }
}
