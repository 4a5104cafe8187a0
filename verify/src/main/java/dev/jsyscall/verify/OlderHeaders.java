package dev.jsyscall.verify;

import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Measurement.Bytes;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records grow: at their end, or into room that was reserved. Where headers lack a member of the spec, and that alone explains why they
 * show a smaller record or a larger reserved member, the difference is their age and no mistake of the spec.
 */
final class OlderHeaders {
    private final List<Verdict> verdicts;
    private final Map<Integer, Measurement> measurements;
    private final Map<String, List<Long>> unknownOffsets = new HashMap<>();
    private final Map<String, List<Image>> unknownBits = new HashMap<>();

    /** @param verdicts in the order of the claims, which {@code measurements} counts */
    OlderHeaders(List<Verdict> verdicts, Map<Integer, Measurement> measurements) {
        this.verdicts = verdicts;
        this.measurements = measurements;
        for (Verdict verdict : verdicts) {
            Claim claim = verdict.claim();
            if (verdict.outcome() == Outcome.UNKNOWN && claim.kind() == Kind.FIELD) {
                value(claim, "offset").ifPresent(
                        offset -> unknownOffsets.computeIfAbsent(claim.subject(), record -> new ArrayList<>()).add(offset));
            }
            if (verdict.outcome() == Outcome.UNKNOWN && claim.evidence() instanceof Image image) {
                unknownBits.computeIfAbsent(claim.subject(), record -> new ArrayList<>()).add(image);
            }
        }
    }

    /** The verdicts, with mismatches that age explains as unknown. */
    List<Verdict> excused() {
        var excused = new ArrayList<Verdict>();
        for (int id = 0; id < verdicts.size(); id++) {
            Verdict verdict = verdicts.get(id);
            boolean old = verdict.outcome() == Outcome.MISMATCH && isOlder(verdict.claim(), measurements.get(id));
            excused.add(old ? new Verdict(verdict.claim(), Outcome.UNKNOWN, "older headers: " + verdict.detail()) : verdict);
        }
        return excused;
    }

    private boolean isOlder(Claim claim, @Nullable Measurement actual) {
        return actual instanceof Numbers numbers ? isOlder(claim, numbers)
                : actual instanceof Bytes bytes && claim.evidence() instanceof Image image && isOlder(claim, image, bytes);
    }

    /** Whether a reserved bit-field is larger in the headers by nothing but bits that the spec has a name for. */
    private boolean isOlder(Claim claim, Image expected, Bytes actual) {
        List<Image> unknown = unknownBits.getOrDefault(claim.subject(), List.of());
        for (int at = 0; at < Math.max(expected.allBits().length, actual.allBits().length); at++) {
            int wanted = bits(expected.allBits(), at);
            int found = bits(actual.allBits(), at);
            int named = 0;
            for (Image image : unknown) {
                named |= bits(image.allBits(), at);
            }
            if ((wanted & ~found) != 0 || (found & ~wanted & ~named) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isOlder(Claim claim, Numbers actual) {
        List<Long> unknown = unknownOffsets.getOrDefault(claim.subject(), List.of());
        if (claim.kind() == Kind.RECORD) {
            long size = actual.values().get(0);
            boolean sameAlignment = value(claim, "alignment").equals(Optional.of(actual.values().get(1)));
            return sameAlignment && value(claim, "size").orElse(0L) > size && unknown.stream().anyMatch(offset -> offset >= size);
        }
        if (claim.kind() == Kind.FIELD && actual.values().size() == 2) {
            long from = actual.values().get(0);
            long to = from + actual.values().get(1);
            return unknown.stream().anyMatch(offset -> offset >= from && offset < to);
        }
        return false;
    }

    /** How long the record is, is another claim. */
    private static int bits(byte[] image, int at) {
        return at < image.length ? image[at] & 0xff : 0;
    }

    private static Optional<Long> value(Claim claim, String label) {
        return claim.evidence() instanceof Values values
                ? values.values().stream().filter(value -> value.label().equals(label)).map(Value::expected).findFirst() : Optional.empty();
    }
}
