package dev.jsyscall.verify.probe;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.DataModel;
import dev.jsyscall.generator.model.Header;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.facts.FieldFact;
import dev.jsyscall.verify.probe.Claim.Absence;
import dev.jsyscall.verify.probe.Claim.Evidence;
import dev.jsyscall.verify.probe.Claim.Kind;
import dev.jsyscall.verify.probe.Claim.Origin;
import dev.jsyscall.verify.probe.Claim.Value;
import dev.jsyscall.verify.probe.Claim.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Everything the specs say about one architecture that headers can confirm. The order depends on the specs alone. */
public final class Claims {
    private static final Origin KERNEL = new Origin(true, false);

    private final Abi abi;
    private final Arch arch;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
    }

    public static List<Claim> of(Abi abi, Arch arch) {
        var claims = new Claims(abi, arch);
        claims.model();
        for (Subsystem subsystem : abi.subsystems()) {
            Origin origin = origin(subsystem);
            subsystem.groups().forEach(group -> group.constants().forEach(constant -> claims.constant(origin, group, constant)));
            subsystem.ioctls().forEach(ioctl -> claims.ioctl(origin, ioctl));
            subsystem.records().stream().filter(record -> !record.inner()).forEach(record -> claims.record(origin, record));
        }
        claims.numbers();
        return List.copyOf(claims.claims);
    }

    private static Origin origin(Subsystem subsystem) {
        return new Origin(
                subsystem.headers().stream().anyMatch(header -> !header.libc()), subsystem.headers().stream().anyMatch(Header::libc));
    }

    private void model() {
        DataModel data = arch.data();
        var values = List.of(
                exact("size of long", data.wordBytes(), "sizeof(long)"),
                exact("size of a pointer", data.wordBytes(), "sizeof(void *)"),
                exact("alignment of a 64-bit member", data.align64(), "__builtin_offsetof(struct { char c; long long v; }, v)"),
                exact("big-endian", data.littleEndian() ? 0 : 1, "__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__"));
        add(Kind.MODEL, "data model", new Values(values), new Origin(true, true), Optional.empty(), arch.position());
    }

    private void constant(Origin origin, ConstantGroup group, Constant constant) {
        Optional<String> exclusion = constant.exclusion().or(group::exclusion);
        int bits = group.type().bytes(arch.data()) * Byte.SIZE;
        number(Kind.CONSTANT, constant.cName(), constant.values().on(arch), bits, origin, exclusion, constant.position());
    }

    private void ioctl(Origin origin, Ioctl ioctl) {
        number(Kind.IOCTL, ioctl.name(), ioctl.requests().on(arch), Integer.SIZE, origin, ioctl.exclusion(), ioctl.position());
    }

    private void number(
            Kind kind, String name, Optional<Long> value, int bits, Origin origin, Optional<String> exclusion, Position position) {
        if (value.isEmpty()) {
            add(Kind.ABSENCE, name, new Absence(integer(name)), origin, exclusion, position);
            return;
        }
        // A pointer as wide as a word cannot be cast to a wider integer in an initialiser, so SIG_ERR goes by way of size_t.
        var expressions = List.of(integer(name), integer("(__SIZE_TYPE__)(" + name + ")"));
        add(kind, name, new Values(List.of(new Value("", value.get(), bits, expressions))), origin, exclusion, position);
    }

    private static String integer(String expression) {
        return "(unsigned long long)(" + expression + ")";
    }

    private void record(Origin origin, RecordType record) {
        String type = record.cName();
        Optional<String> exclusion = record.exclusion().on(arch);
        Optional<Layout> layout = record.layouts().on(arch);
        if (layout.isEmpty()) {
            add(Kind.ABSENCE, type, new Absence("sizeof(" + type + ")"), origin, exclusion, record.position());
            return;
        }
        var values = List.of(
                exact("size", layout.get().size(), "sizeof(" + type + ")"),
                exact("alignment", layout.get().align(), "_Alignof(" + type + ")"));
        add(Kind.RECORD, type, new Values(values), origin, exclusion, record.position());
        for (FieldFact field : FieldFact.of(abi, record, arch)) {
            add(Kind.FIELD, type + "." + field.path(), field(type, layout.get(), field), origin, exclusion, field.position());
        }
        record.members().stream().filter(member -> member.slots().on(arch).isEmpty()).forEach(member -> add(
                Kind.ABSENCE, type + "." + member.cPath(), new Absence("sizeof(((" + type + " *)0)->" + member.cPath() + ")"),
                origin, exclusion, member.position()));
    }

    private Evidence field(String type, Layout layout, FieldFact field) {
        if (field.bits().isPresent()) {
            return BitImage.of(type, field.path(), layout.size(), field.bits().get(), arch.data().order());
        }
        var values = new ArrayList<Value>();
        values.add(member("offset", field.offset(), "__builtin_offsetof(" + type + ", " + field.path() + ")"));
        // A flexible tail has no size in the spec; C writes it with [], [0] or [1].
        if (!field.flexible()) {
            values.add(member("size", field.size(), "sizeof(((" + type + " *)0)->" + field.path() + ")"));
        }
        return new Values(List.copyOf(values));
    }

    /** Every number of this architecture, and that it lacks what only others have. */
    private void numbers() {
        Map<String, Position> declared = new HashMap<>();
        abi.calls().forEach(call -> declared.putIfAbsent(call.kernelName(), call.position()));
        var names = new TreeSet<String>();
        abi.arches().forEach(any -> names.addAll(any.numbers().keySet()));
        for (String name : names) {
            Position position = declared.getOrDefault(name, arch.position());
            Integer number = arch.numbers().get(name);
            String macro = macro(name);
            if (number == null) {
                add(Kind.ABSENCE, macro, new Absence(integer(macro)), KERNEL, Optional.empty(), position);
            } else {
                add(Kind.NUMBER, macro, new Values(List.of(exact("", number, integer(macro)))), KERNEL, Optional.empty(), position);
            }
        }
    }

    /** {@code __NR_read}; the private calls of an architecture, such as {@code ARM_cacheflush}, are {@code __ARM_NR_cacheflush}. */
    static String macro(String call) {
        int underscore = call.indexOf('_');
        boolean owned = underscore > 0 && call.substring(0, underscore).chars().allMatch(Character::isUpperCase);
        return owned ? "__" + call.substring(0, underscore) + "_NR" + call.substring(underscore) : "__NR_" + call;
    }

    /** The same question twice: first with macros of the member's name undefined, then with them. */
    private static Value member(String label, long expected, String expression) {
        return new Value(label, expected, Long.SIZE, List.of(expression, expression));
    }

    private static Value exact(String label, long expected, String expression) {
        return new Value(label, expected, Long.SIZE, List.of(expression));
    }

    private void add(Kind kind, String name, Evidence evidence, Origin origin, Optional<String> exclusion, Position position) {
        claims.add(new Claim(kind, name, evidence, origin, exclusion, position));
    }
}
