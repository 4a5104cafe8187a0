package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.probe.HeaderSet;
import java.util.List;

/**
 * Some names are in a C library's headers alone, and some architectures have a kernel but no packaged C library. Nothing can tell such a
 * name there, which is not the fault of the spec: other architectures confirm it.
 */
final class MissingLibrary {
    private MissingLibrary() {}

    /** The verdicts, with a reason for each name that only a missing C library could know. */
    static List<Verdict> excused(Arch arch, List<HeaderSet> sets, List<Verdict> verdicts) {
        if (sets.stream().anyMatch(HeaderSet::libc)) return verdicts;
        String reason = "in a C library's headers, if anywhere, and none is packaged for " + arch.name();
        return verdicts.stream()
                .map(v -> excusable(v) ? new Verdict(v.claim(), Outcome.NOT_EXPRESSIBLE, reason) : v)
                .toList();
    }

    private static boolean excusable(Verdict verdict) {
        return verdict.outcome() == Outcome.UNKNOWN && verdict.claim().origin().libc();
    }
}
