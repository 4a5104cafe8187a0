package dev.jsyscall.verify;

import java.util.List;
import java.util.Map;

/**
 * What a verification found.
 *
 * @param arches one report for each architecture that could be checked
 * @param skipped why the others could not, by platform
 * @param limitation why just this machine's architecture is checked; empty where all are
 */
public record Report(List<ArchReport> arches, Map<String, String> skipped, String limitation) {

    public long count(Outcome outcome) {
        return arches.stream().mapToLong(arch -> arch.count(outcome)).sum();
    }

    /** Mismatches and exclusions without a reason. */
    public long failures() {
        return arches.stream().flatMap(arch -> arch.verdicts().stream()).filter(Verdict::failure).count();
    }
}
