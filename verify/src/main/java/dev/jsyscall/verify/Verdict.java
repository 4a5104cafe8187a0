package dev.jsyscall.verify;

import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Evidence;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import dev.jsyscall.verify.probe.Measurement;
import dev.jsyscall.verify.probe.Measurement.Bytes;
import dev.jsyscall.verify.probe.Measurement.Numbers;
import dev.jsyscall.verify.probe.Measurement.Unknown;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A claim and what became of it.
 *
 * @param detail what differs, why it is unknown, or the reason for an exclusion; empty for a match
 */
public record Verdict(Claim claim, Outcome outcome, String detail) {

    /** Compares a claim with what was measured; a claim that is excluded needs no measurement. */
    public static Verdict of(Claim claim, Optional<Measurement> measurement) {
        if (claim.exclusion().isPresent()) {
            return new Verdict(claim, Outcome.NOT_EXPRESSIBLE, claim.exclusion().get());
        }
        Measurement measured = measurement.orElseThrow(() -> new IllegalArgumentException(claim.name() + " was not measured"));
        Evidence evidence = claim.evidence();
        if (evidence instanceof Absence) {
            return measured instanceof Numbers numbers
                    ? new Verdict(claim, Outcome.MISMATCH, "the spec has none, the headers have " + number(numbers.values().get(0)))
                    : new Verdict(claim, Outcome.MATCH, "");
        }
        if (measured instanceof Unknown unknown) {
            return new Verdict(claim, Outcome.UNKNOWN, unknown.reason());
        }
        String difference = evidence instanceof Image image
                ? difference(image, (Bytes) measured) : difference((Values) evidence, (Numbers) measured);
        return new Verdict(claim, difference.isEmpty() ? Outcome.MATCH : Outcome.MISMATCH, difference);
    }

    /** True if the verdict makes a verification fail: a mismatch, or an exclusion that gives no reason. */
    public boolean failure() {
        return outcome == Outcome.MISMATCH || outcome == Outcome.NOT_EXPRESSIBLE && detail.isBlank();
    }

    private static String difference(Values expected, Numbers actual) {
        var differences = new ArrayList<String>();
        List<Value> values = expected.values();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            long found = actual.values().get(i);
            if (!value.agrees(found)) {
                differences.add((value.label() + " " + number(value.expected()) + ", the headers have " + number(found)).strip());
            }
        }
        return String.join("; ", differences);
    }

    private static String difference(Image expected, Bytes actual) {
        if (bits(expected.allBits()).equals(bits(actual.allBits())) && bits(expected.lowestBit()).equals(bits(actual.lowestBit()))) {
            return "";
        }
        return "all bits " + bits(expected.allBits()) + ", the headers have " + bits(actual.allBits())
                + "; lowest bit " + bits(expected.lowestBit()) + ", the headers have " + bits(actual.lowestBit());
    }

    /** The bytes that are not zero: {@code f0 at 12}. How long the record is, is another claim. */
    private static String bits(byte[] image) {
        var set = new ArrayList<String>();
        for (int i = 0; i < image.length; i++) {
            if (image[i] != 0) {
                set.add(HexFormat.of().toHexDigits(image[i]) + " at " + i);
            }
        }
        return String.join(" ", set);
    }

    private static String number(long value) {
        return value > -4096 && value < 4096 ? Long.toString(value) : value + " (0x" + Long.toHexString(value) + ")";
    }
}
