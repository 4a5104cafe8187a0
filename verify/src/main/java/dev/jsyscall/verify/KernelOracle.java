package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.btf.BtfField;
import dev.jsyscall.verify.btf.BtfRecord;
import dev.jsyscall.verify.btf.BtfTypes;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.probe.Claim;
import dev.jsyscall.verify.probe.Claim.Evidence;
import dev.jsyscall.verify.probe.Claim.Image;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The second oracle: records of this machine's architecture that headers lack or hide are looked up in the running kernel's own types,
 * by the C name. It confirms claims, and contradicts those that are excluded; a claim that is just unknown may be about a newer
 * kernel.
 */
final class KernelOracle {
    private final Optional<BtfTypes> types;

    private KernelOracle(Optional<BtfTypes> types) {
        this.types = types;
    }

    /** Knows nothing unless the architecture is the running kernel's. */
    static KernelOracle forArch(Arch arch) {
        boolean usable = Toolchains.isHost(arch) && arch.data().littleEndian();
        return new KernelOracle(usable ? BtfTypes.ofRunningKernel(arch.data().wordBytes()) : Optional.empty());
    }

    /** The verdicts, with claims that the kernel contradicts as mismatches, and a note of those that it confirms. */
    List<Verdict> review(List<Verdict> verdicts, List<String> notes) {
        var reviewed = new ArrayList<Verdict>();
        var confirmed = new TreeSet<String>();
        for (Verdict verdict : verdicts) {
            Claim claim = verdict.claim();
            boolean excluded = verdict.outcome() == Outcome.NOT_EXPRESSIBLE;
            Optional<String> difference = excluded || verdict.outcome() == Outcome.UNKNOWN ? difference(claim) : Optional.empty();
            if (difference.equals(Optional.of(""))) {
                confirmed.add(claim.subject());
            }
            boolean wrong = excluded && difference.isPresent() && !difference.get().isEmpty();
            reviewed.add(wrong ? new Verdict(claim, Outcome.MISMATCH, difference.get()) : verdict);
        }
        if (!confirmed.isEmpty()) {
            notes.add("the running kernel's own types confirm what headers lack of " + String.join(", ", confirmed));
        }
        return reviewed;
    }

    /** Nothing if the kernel does not know; else what differs, which may be nothing. */
    private Optional<String> difference(Claim claim) {
        if (claim.kind() != Kind.RECORD && claim.kind() != Kind.FIELD) {
            return Optional.empty();
        }
        String name = claim.subject();
        if (!name.startsWith("struct ") && !name.startsWith("union ")) {
            return Optional.empty();
        }
        return types.flatMap(all -> all.record(name.substring(name.indexOf(' ') + 1))).flatMap(record -> difference(claim, record));
    }

    private static Optional<String> difference(Claim claim, BtfRecord record) {
        if (claim.kind() == Kind.RECORD) {
            return Optional.of(number(claim.evidence(), "size", record.size()));
        }
        BtfField field = record.fields().get(claim.name().substring(claim.name().indexOf('.') + 1));
        if (field == null) {
            return Optional.empty();
        }
        if (claim.evidence() instanceof Image image) {
            return Optional.of(bits(image, field));
        }
        if (field.bitField()) {
            return Optional.of("no bit-field, the kernel has one");
        }
        String offset = number(claim.evidence(), "offset", field.bitOffset() / Byte.SIZE);
        return Optional.of(offset.isEmpty() ? number(claim.evidence(), "size", field.bitSize() / Byte.SIZE) : offset);
    }

    private static String number(Evidence evidence, String label, long actual) {
        for (Value value : ((Values) evidence).values()) {
            if (value.label().equals(label) && value.expected() != actual) {
                return label + " " + value.expected() + ", the running kernel has " + actual;
            }
        }
        return "";
    }

    private static String bits(Image image, BtfField field) {
        var expected = new byte[image.allBits().length];
        for (long bit = field.bitOffset(); bit < field.bitOffset() + field.bitSize() && bit / Byte.SIZE < expected.length; bit++) {
            expected[(int) (bit / Byte.SIZE)] |= (byte) (1 << bit % Byte.SIZE);
        }
        if (Arrays.equals(expected, image.allBits())) {
            return "";
        }
        return "another place, the running kernel has bits " + field.bitOffset() + " to " + (field.bitOffset() + field.bitSize() - 1);
    }
}
