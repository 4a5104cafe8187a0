package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.strace.Finding.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares memory, as a spec says it is laid out, with what strace shows of it. */
final class Contents {
    /** How strace calls what comes behind the members that it knows. */
    private static final String REST = "extra_data";

    private final Sizes sizes;
    private final Names names;
    private final byte[] content;
    private final Findings findings;

    Contents(Sizes sizes, Names names, byte[] content) {
        this.sizes = sizes;
        this.names = names;
        this.content = content;
        this.findings = new Findings(names);
    }

    Findings findings() {
        return findings;
    }

    void compare(String place, Type element, long count, Shown shown) {
        boolean bytes = element instanceof Type.Number number && sizes.of(number) == 1;
        if (shown instanceof Shown.Change change) {
            compare(place, element, count, change.before());
        } else if (shown instanceof Shown.Members members) {
            members(place, content, members);
        } else if (bytes && shown instanceof Shown.Text text) {
            String passed = new String(content, StandardCharsets.ISO_8859_1);
            findings.add(passed.startsWith(text.bytes()) ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
        } else if (bytes) {
            findings.add(Kind.HIDDEN, place, "bytes, shown as " + shown);
        } else {
            Type type = count > 1 && shown instanceof Shown.Sequence ? new Type.Array(element, OptionalLong.of(count)) : element;
            value(place, type, Optional.empty(), 0, shown);
        }
    }

    private void value(String place, Type type, Optional<ConstantGroup> group, long offset, Shown shown) {
        switch (type) {
            case Type.Number number ->
                findings.number(place, read(offset, number.scalar()), number.scalar().bytes(sizes.arch().data()), group, shown);
            case Type.Array array -> array(place, array, group, offset, shown);
            case Type.Reference reference -> record(place, reference, offset, shown);
        }
    }

    private void array(String place, Type.Array array, Optional<ConstantGroup> group, long offset, Shown shown) {
        if (array.count().isEmpty()) {
            findings.add(Kind.HIDDEN, place, "as much as there is");
        } else if (shown instanceof Shown.Text text) {
            String passed = new String(content, (int) offset, (int) sizes.of(array), StandardCharsets.ISO_8859_1);
            // Up to a zero byte; strace takes the last one for that in any case.
            int end = passed.indexOf(0) < 0 ? passed.length() - 1 : passed.indexOf(0);
            boolean same = text.bytes().equals(passed) || text.bytes().equals(passed.substring(0, end));
            findings.add(same ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
        } else if (shown instanceof Shown.Sequence sequence) {
            long size = sizes.of(array.element());
            for (int i = 0; i < sequence.elements().size() && i < array.count().orElse(0); i++) {
                value(place, array.element(), group, offset + i * size, sequence.elements().get(i));
            }
        } else {
            findings.add(Kind.HIDDEN, place, "an array, shown as " + shown);
        }
    }

    private void record(String place, Type.Reference reference, long offset, Shown shown) {
        switch (shown) {
            case Shown.Sequence sequence when sequence.elements().size() == 1 ->
                record(place, reference, offset, sequence.elements().get(0));
            case Shown.Record record -> record.fields().forEach(field -> field(place, reference, offset, field));
            case Shown.Members members ->
                members(place, Arrays.copyOfRange(content, (int) offset, (int) (offset + sizes.of(reference))), members);
            default -> single(place, reference, offset, shown);
        }
    }

    /** A record of one member may be shown as that. */
    private void single(String place, Type.Reference reference, long offset, Shown shown) {
        RecordType.Layout layout = sizes.layout(reference);
        if (layout.slots().size() == 1) {
            value(place, layout.slots().get(0).type(), Optional.empty(), offset + layout.slots().get(0).offset(), shown);
        } else {
            findings.add(Kind.HIDDEN, place, "a record, shown as " + shown);
        }
    }

    /** A member of the record itself, or one of a union in it: strace shows the choice that counts as if there were no union. */
    private void field(String place, Type.Reference reference, long offset, Shown.Field field) {
        String name = field.name();
        if (name.isEmpty() || name.equals(REST)) {
            findings.add(Kind.HIDDEN, place, "a member without a name: " + field.value());
            return;
        }
        String path = names.member(sizes.record(reference), name).orElse(name);
        List<Place> places = new Members(sizes).called(path, new Place(place, reference, Optional.empty(), offset, Optional.empty()));
        var readings = new ArrayList<Findings>();
        for (Place at : places) {
            var reading = new Contents(sizes, names, content);
            if (at.bits().isPresent()) reading.bits(at, field.value());
            else reading.value(at.name(), at.type(), at.group(), at.offset(), field.value());
            readings.add(reading.findings);
        }
        readings.stream().min(Comparator.comparingLong(Findings::wrong)).ifPresentOrElse(
                findings::addAll, () -> findings.add(Kind.WRONG, place + "." + name, "no such member; it is " + field.value()));
    }

    private void bits(Place place, Shown shown) {
        Bits bits = place.bits().orElseThrow();
        long unit = read(place.offset(), bits.unitBytes(), sizes.arch().data().littleEndian());
        long value = unit >>> bits.shift() & (1L << bits.width()) - 1;
        findings.number(place.name(), value, bits.unitBytes(), place.group(), shown);
    }

    private void members(String place, byte[] set, Shown.Members members) {
        boolean signals = members.names().stream().noneMatch(n -> n.matches("\\d+")) || members.complement();
        BigInteger shown = BigInteger.ZERO;
        for (String name : members.names()) {
            Optional<Long> number = names.signal(name);
            if (number.isEmpty()) {
                findings.add(Kind.WRONG, place, "no signal " + name);
                return;
            }
            shown = shown.setBit((int) (number.get() - (signals ? 1 : 0)));
        }
        BigInteger all = BigInteger.ONE.shiftLeft(set.length * Byte.SIZE).subtract(BigInteger.ONE);
        BigInteger passed = number(set);
        if (members.complement()) shown = shown.xor(all);
        boolean same = passed.equals(shown) || shown.and(passed).equals(shown) && !signals;
        findings.add(same ? Kind.EQUAL : Kind.WRONG, place, "the set " + passed.toString(16) + " is " + members.names());
    }

    /** A set's bits, of which the lowest is in the first byte; words of another order are not seen here. */
    private static BigInteger number(byte[] set) {
        var value = BigInteger.ZERO;
        for (int i = set.length - 1; i >= 0; i--) value = value.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(set[i] & 0xff));
        return value;
    }

    private long read(long offset, Scalar scalar) {
        int bytes = scalar.bytes(sizes.arch().data());
        boolean little = scalar.littleEndian() || !scalar.bigEndian() && sizes.arch().data().littleEndian();
        long value = read(offset, bytes, little);
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return scalar.signed() ? value << unused >> unused : value;
    }

    private long read(long offset, int bytes, boolean little) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (content[(int) offset + (little ? i : bytes - 1 - i)] & 0xffL) << i * Byte.SIZE;
        }
        return value;
    }
}
