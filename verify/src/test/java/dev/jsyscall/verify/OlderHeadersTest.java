package dev.jsyscall.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Position;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Measurement.Bytes;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OlderHeadersTest {
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<Integer, Measurement> measurements = new HashMap<>();

    @Test
    void aRecordThatGrewIsOld() {
        record(16, 8);
        field("new", 8, Optional.empty());
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
    }

    @Test
    void aRecordThatIsSmallerForNoReasonIsWrong() {
        record(16, 8);
        field("known", 8, Optional.of(8L));
        assertThat(outcomes()).containsExactly(Outcome.MISMATCH, Outcome.MATCH);
    }

    @Test
    void aRecordThatIsLargerInTheHeadersIsWrong() {
        record(16, 24);
        field("new", 8, Optional.empty());
        assertThat(outcomes().get(0)).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void reservedRoomThatWasUsedIsOld() {
        record(32, 32);
        field("new", 8, Optional.empty());
        field("spare", 16, Optional.of(8L));
        assertThat(outcomes()).containsExactly(Outcome.MATCH, Outcome.UNKNOWN, Outcome.UNKNOWN);
    }

    @Test
    void aMemberElsewhereIsWrong() {
        record(32, 32);
        field("new", 8, Optional.empty());
        field("moved", 16, Optional.of(24L));
        assertThat(outcomes()).containsExactly(Outcome.MATCH, Outcome.UNKNOWN, Outcome.MISMATCH);
    }

    @Test
    void reservedBitsThatGotANameAreOld() {
        bits("new", 0x01, Optional.empty());
        bits("spare", 0x0e, Optional.of(0x0f));
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
    }

    @Test
    void bitsElsewhereAreWrong() {
        bits("new", 0x01, Optional.empty());
        bits("moved", 0x0e, Optional.of(0x1f));
        bits("lost", 0x60, Optional.of(0x20));
        assertThat(outcomes()).containsExactly(Outcome.UNKNOWN, Outcome.MISMATCH, Outcome.MISMATCH);
    }

    private List<Outcome> outcomes() {
        return new OlderHeaders(verdicts, measurements).excused().stream().map(Verdict::outcome).toList();
    }

    private void record(long expected, long actual) {
        add(Kind.RECORD, "struct s", List.of(value("size", expected), value("alignment", 8)), new Numbers(List.of(actual, 8L)));
    }

    private void field(String name, long expected, Optional<Long> actual) {
        add(Kind.FIELD, "struct s." + name, List.of(value("offset", expected), value("size", 8)),
                actual.<Measurement>map(offset -> new Numbers(List.of(offset, 8L))).orElse(new Unknown("no member")));
    }

    private void bits(String name, int expected, Optional<Integer> actual) {
        add(Kind.FIELD, "struct s." + name, new Image("struct s", name, new byte[] {(byte) expected}, new byte[] {(byte) expected}),
                actual.<Measurement>map(all -> new Bytes(new byte[] {all.byteValue()}, new byte[] {1})).orElse(new Unknown("no member")));
    }

    private void add(Kind kind, String name, List<Value> values, Measurement measurement) {
        add(kind, name, new Values(values), measurement);
    }

    private void add(Kind kind, String name, Claim.Evidence evidence, Measurement measurement) {
        var claim = new Claim(kind, name, evidence, new Origin(true, false), Optional.empty(), new Position("x.abi", 1, 1));
        measurements.put(verdicts.size(), measurement);
        verdicts.add(Verdict.of(claim, Optional.of(measurement)));
    }

    private static Value value(String label, long expected) {
        return new Value(label, expected, Long.SIZE, List.of("X"));
    }
}
