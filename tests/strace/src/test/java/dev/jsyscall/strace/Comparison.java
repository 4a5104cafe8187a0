package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.strace.Finding.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what was passed with what strace shows. */
final class Comparison {
    private final Sizes sizes;
    private final Names names;
    private final List<Finding> findings = new ArrayList<>();

    private Comparison(Abi abi, Arch arch, Names names) {
        this.sizes = new Sizes(abi, arch);
        this.names = names;
    }

    static List<Finding> of(Trial trial, List<Shown> shown, Abi abi, Arch arch, Names names) {
        var comparison = new Comparison(abi, arch, names);
        for (int i = 0; i < trial.arguments().size(); i++) {
            Trial.Argument argument = trial.arguments().get(i);
            String place = trial.name() + "." + argument.name();
            Optional<Shown> value = shown(shown, i, argument.name());
            if (value.isPresent()) comparison.compare(place, argument.passed(), value.get());
            else comparison.add(Kind.HIDDEN, place, "not shown");
        }
        return comparison.findings;
    }

    /** By position, unless strace names arguments. */
    private static Optional<Shown> shown(List<Shown> shown, int index, String name) {
        for (Shown value : shown) {
            if (value instanceof Shown.Field field && field.name().equals(name)) return Optional.of(field.value());
        }
        boolean positional = index < shown.size() && !(shown.get(index) instanceof Shown.Field);
        return positional ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void compare(String place, Passed passed, Shown shown) {
        switch (passed) {
            case Passed.Number number -> number(place, number.value(), number.bytes(), number.group(), shown);
            case Passed.Address address -> number(place, address.address(), sizes.arch().data().wordBytes(), Optional.empty(), shown);
            case Passed.Text text -> text(place, text.text(), shown);
            case Passed.Memory memory when shown instanceof Shown.Word word && word.text().matches("0x[0-9a-f]+|NULL") ->
                add(memory.input() ? Kind.BARE : Kind.HIDDEN, place, "an address");
            case Passed.Memory memory when memory.input() -> memory(place, memory, shown);
            case Passed.Memory _ -> add(Kind.HIDDEN, place, "what the kernel wrote");
        }
    }

    private void number(String place, long passed, int bytes, Optional<ConstantGroup> group, Shown shown) {
        Shown before = shown instanceof Shown.Change change ? change.before() : shown;
        Shown single = before instanceof Shown.Sequence sequence && sequence.elements().size() == 1 ? sequence.elements().get(0) : before;
        if (!(single instanceof Shown.Word word)) {
            add(Kind.HIDDEN, place, "shown as " + shown);
            return;
        }
        var expression = Expression.of(word.text(), group, names);
        String detail = detail(passed, group) + " is " + word.text();
        if (expression.value().isEmpty() && expression.unknown().isEmpty()) add(Kind.HIDDEN, place, detail);
        else if (!expression.unknown().isEmpty()) add(group.isEmpty() ? Kind.NAMED : Kind.WRONG, place, detail + ", which the specs lack");
        else if (!same(expression.value().orElseThrow(), passed, bytes)) add(Kind.WRONG, place, detail);
        else if (!expression.foreign().isEmpty()) add(Kind.WRONG, place, detail + ", which is not in " + group.orElseThrow().name());
        else if (group.isEmpty() && !expression.names().isEmpty()) add(Kind.NAMED, place, detail);
        else add(group.isPresent() && expression.names().isEmpty() ? Kind.BARE : Kind.EQUAL, place, detail);
    }

    private static String detail(long passed, Optional<ConstantGroup> group) {
        String number = passed < 0 ? Long.toString(passed) : "0x" + Long.toHexString(passed);
        return group.map(g -> number + " of " + g.name()).orElse(number);
    }

    private static boolean same(long shown, long passed, int bytes) {
        if (bytes >= Long.BYTES) return shown == passed;
        long mask = (1L << bytes * Byte.SIZE) - 1;
        return (shown & mask) == (passed & mask);
    }

    private void text(String place, String passed, Shown shown) {
        if (!(shown instanceof Shown.Text text)) add(Kind.BARE, place, "shown as " + shown);
        else add(text.bytes().equals(passed) ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
    }

    private void memory(String place, Passed.Memory memory, Shown shown) {
        if (shown instanceof Shown.Change change) {
            memory(place, memory, change.before());
        } else if (shown instanceof Shown.Members members) {
            members(place, memory.content(), members);
        } else if (memory.element() instanceof Type.Number number && sizes.of(number) == 1 && shown instanceof Shown.Text text) {
            String passed = new String(memory.content(), StandardCharsets.ISO_8859_1);
            add(text.bytes().equals(passed) ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
        } else if (memory.element() instanceof Type.Number number && sizes.of(number) == 1) {
            add(Kind.HIDDEN, place, "bytes, shown as " + shown);
        } else {
            Type type = memory.count() > 1 && shown instanceof Shown.Sequence
                    ? new Type.Array(memory.element(), OptionalLong.of(memory.count())) : memory.element();
            value(place, type, Optional.empty(), memory.content(), 0, shown);
        }
    }

    private void value(String place, Type type, Optional<ConstantGroup> group, byte[] content, long offset, Shown shown) {
        switch (type) {
            case Type.Number number ->
                number(place, read(content, offset, number.scalar()), number.scalar().bytes(sizes.arch().data()), group, shown);
            case Type.Array array -> array(place, array, group, content, offset, shown);
            case Type.Reference reference -> record(place, reference, content, offset, shown);
        }
    }

    private void array(String place, Type.Array array, Optional<ConstantGroup> group, byte[] content, long offset, Shown shown) {
        if (array.count().isEmpty()) {
            add(Kind.HIDDEN, place, "as much as there is");
        } else if (shown instanceof Shown.Text text) {
            String passed = new String(content, (int) offset, (int) sizes.of(array), StandardCharsets.ISO_8859_1);
            int end = passed.indexOf(0);
            boolean same = text.bytes().equals(passed) || end >= 0 && text.bytes().equals(passed.substring(0, end));
            add(same ? Kind.EQUAL : Kind.WRONG, place, passed + " is " + text.bytes());
        } else if (shown instanceof Shown.Sequence sequence) {
            long size = sizes.of(array.element());
            for (int i = 0; i < sequence.elements().size() && i < array.count().orElse(0); i++) {
                value(place, array.element(), group, content, offset + i * size, sequence.elements().get(i));
            }
        } else {
            add(Kind.HIDDEN, place, "an array, shown as " + shown);
        }
    }

    private void record(String place, Type.Reference reference, byte[] content, long offset, Shown shown) {
        switch (shown) {
            case Shown.Sequence sequence when sequence.elements().size() == 1 ->
                record(place, reference, content, offset, sequence.elements().get(0));
            case Shown.Record record -> record.fields().forEach(field -> field(place, reference, content, offset, field));
            case Shown.Members members ->
                members(place, Arrays.copyOfRange(content, (int) offset, (int) (offset + sizes.of(reference))), members);
            default -> single(place, reference, content, offset, shown);
        }
    }

    /** A record of one member may be shown as that. */
    private void single(String place, Type.Reference reference, byte[] content, long offset, Shown shown) {
        RecordType.Layout layout = sizes.layout(reference);
        if (layout.slots().size() == 1) {
            value(place, layout.slots().get(0).type(), Optional.empty(), content, offset + layout.slots().get(0).offset(), shown);
        } else {
            add(Kind.HIDDEN, place, "a record, shown as " + shown);
        }
    }

    private void field(String place, Type.Reference reference, byte[] content, long offset, Shown.Field field) {
        RecordType record = sizes.record(reference);
        String name = field.name();
        if (name.isEmpty()) {
            add(Kind.HIDDEN, place, "a member without a name: " + field.value());
            return;
        }
        List<String> path = List.of(names.member(record, name).orElse(name).split("\\.", -1));
        Optional<Member> member = member(record, path.get(0));
        Optional<Slot> slot = member.flatMap(m -> m.slots().on(sizes.arch()));
        if (slot.isEmpty()) {
            add(Kind.WRONG, place + "." + name, record.name() + " has no such member; it is " + field.value());
            return;
        }
        long start = offset + slot.get().offset();
        String inside = place + "." + member.orElseThrow().name();
        Optional<ConstantGroup> group = member.orElseThrow().group().flatMap(sizes.abi()::group);
        if (path.size() > 1) {
            String rest = String.join(".", path.subList(1, path.size()));
            field(inside, (Type.Reference) slot.get().type(), content, start, new Shown.Field(rest, field.value()));
        } else if (slot.get().bits().isPresent()) {
            add(Kind.HIDDEN, inside, "bits");
        } else {
            value(inside, slot.get().type(), group, content, start, field.value());
        }
    }

    private static Optional<Member> member(RecordType record, String name) {
        return record.members().stream()
                .filter(m -> m.cPath().equals(name) || m.cPath().endsWith("." + name) || m.name().equals(name)).findFirst();
    }

    private void members(String place, byte[] content, Shown.Members members) {
        boolean signals = members.names().stream().noneMatch(n -> n.matches("\\d+")) || members.complement();
        BigInteger shown = BigInteger.ZERO;
        for (String name : members.names()) {
            Optional<Long> number = names.signal(name);
            if (number.isEmpty()) {
                add(Kind.WRONG, place, "no signal " + name);
                return;
            }
            shown = shown.setBit((int) (number.get() - (signals ? 1 : 0)));
        }
        BigInteger all = BigInteger.ONE.shiftLeft(content.length * Byte.SIZE).subtract(BigInteger.ONE);
        BigInteger passed = little(content);
        if (members.complement()) shown = shown.xor(all);
        boolean same = passed.equals(shown) || shown.and(passed).equals(shown) && !signals;
        add(same ? Kind.EQUAL : Kind.WRONG, place, "the set " + passed.toString(16) + " is " + members.names());
    }

    private BigInteger little(byte[] content) {
        var value = BigInteger.ZERO;
        for (int i = content.length - 1; i >= 0; i--) value = value.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(content[i] & 0xff));
        return value;
    }

    private long read(byte[] content, long offset, Scalar scalar) {
        int bytes = scalar.bytes(sizes.arch().data());
        boolean little = scalar.littleEndian() || !scalar.bigEndian() && sizes.arch().data().littleEndian();
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (content[(int) offset + (little ? i : bytes - 1 - i)] & 0xffL) << i * Byte.SIZE;
        }
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return scalar.signed() ? value << unused >> unused : value;
    }

    private void add(Kind kind, String place, String detail) {
        findings.add(new Finding(kind, place, detail));
    }
}
