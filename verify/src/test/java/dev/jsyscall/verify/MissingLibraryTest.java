package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import dev.jsyscall.verify.probe.HeaderSet;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {
    private static final Arch ARCH = SampleAbi.abi().arches().get(0);
    private static final HeaderSet KERNEL = new HeaderSet(false, "kernel", List.of());
    private static final HeaderSet LIBRARY = new HeaderSet(true, "library", List.of());
    private static final Measurement NOT_FOUND = new Unknown("use of undeclared identifier");

    @Test
    void whatOnlyALibraryKnowsHasAReason() {
        Verdict verdict = excused(List.of(KERNEL), new Origin(true, true), NOT_FOUND);
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_EXPRESSIBLE);
        assertThat(verdict.detail()).contains("C library").contains(ARCH.name());
        assertThat(verdict.failure()).isFalse();
    }

    @Test
    void whatTheKernelShouldKnowStaysUnknown() {
        assertThat(excused(List.of(KERNEL), new Origin(true, false), NOT_FOUND).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whereThereIsALibraryItShouldKnow() {
        assertThat(excused(List.of(KERNEL, LIBRARY), new Origin(true, true), NOT_FOUND).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aWrongValueStaysWrong() {
        assertThat(excused(List.of(KERNEL), new Origin(true, true), new Numbers(List.of(2L))).outcome()).isEqualTo(Outcome.MISMATCH);
    }

    private static Verdict excused(List<HeaderSet> sets, Origin origin, Measurement measurement) {
        var value = new Value("", 1, Long.SIZE, List.of("X"));
        var claim = new Claim(
                Kind.CONSTANT, "X", new Values(List.of(value)), origin, Optional.empty(), new Position("x.abi", 1, 1));
        return MissingLibrary.excused(ARCH, sets, List.of(Verdict.of(claim, Optional.of(measurement)))).get(0);
    }
}
