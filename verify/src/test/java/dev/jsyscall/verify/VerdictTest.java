package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Evidence;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Measurement.Bytes;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aValueMatchesInItsWidthHoweverCExtendsIt() {
        assertThat(outcome(value(0x80000000L, 32), new Numbers(List.of(0x80000000L)))).isEqualTo(Outcome.MATCH);
        assertThat(outcome(value(0x80000000L, 32), new Numbers(List.of(0xffffffff80000000L)))).isEqualTo(Outcome.MATCH);
        assertThat(outcome(value(-100, 32), new Numbers(List.of(-100L)))).isEqualTo(Outcome.MATCH);
    }

    @Test
    void bitsBeyondTheWidthAreNoMatch() {
        assertThat(outcome(value(0, 32), new Numbers(List.of(0x100000000L)))).isEqualTo(Outcome.MISMATCH);
        assertThat(outcome(value(0x80000000L, 64), new Numbers(List.of(0xffffffff80000000L)))).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void aMismatchTellsBothSides() {
        assertThat(verdict(value(64, 32), new Numbers(List.of(512L)), Optional.empty()).detail()).isEqualTo("64, the headers have 512");
    }

    @Test
    void whatTheSpecLacksMustBeLackingInTheHeaders() {
        assertThat(outcome(new Absence("X"), new Unknown("undeclared"))).isEqualTo(Outcome.MATCH);
        assertThat(outcome(new Absence("X"), new Numbers(List.of(7L)))).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void whatTheHeadersLackIsUnknown() {
        assertThat(outcome(value(1, 32), new Unknown("undeclared"))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void bitFieldsAreComparedByteByByte() {
        var image = new Image("struct s", "f", new byte[] {0x0f, 0}, new byte[] {1, 0});
        assertThat(outcome(image, new Bytes(new byte[] {0x0f, 0}, new byte[] {1, 0}))).isEqualTo(Outcome.MATCH);
        assertThat(outcome(image, new Bytes(new byte[] {0x0f, 0}, new byte[] {8, 0}))).isEqualTo(Outcome.MISMATCH);
        assertThat(outcome(image, new Bytes(new byte[] {0x1f, 0}, new byte[] {1, 0}))).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void anExclusionNeedsAReason() {
        assertThat(verdict(value(1, 32), new Unknown(""), Optional.of("kernel only")).outcome()).isEqualTo(Outcome.NOT_EXPRESSIBLE);
        assertThat(verdict(value(1, 32), new Unknown(""), Optional.of("kernel only")).failure()).isFalse();
        assertThat(verdict(value(1, 32), new Unknown(""), Optional.of(" ")).failure()).isTrue();
    }

    private static Values value(long expected, int bits) {
        return new Values(List.of(new Value("", expected, bits, List.of("X"))));
    }

    private static Outcome outcome(Evidence evidence, Measurement measurement) {
        return verdict(evidence, measurement, Optional.empty()).outcome();
    }

    private static Verdict verdict(Evidence evidence, Measurement measurement, Optional<String> exclusion) {
        var claim = new Claim(Kind.CONSTANT, "X", evidence, new Origin(true, false), exclusion, new Position("linux/x.abi", 1, 1));
        return Verdict.of(claim, Optional.of(measurement));
    }
}
