package dev.jsyscall.verify.report;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.verify.facts.AbiDump;
import dev.jsyscall.verify.facts.FieldFact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What differs between two architectures of one operating system. */
public final class AbiDiff {
    private static final String NONE = "-";

    private final Abi abi;
    private final Arch left;
    private final Arch right;

    public AbiDiff(Abi abi, Arch left, Arch right) {
        this.abi = abi;
        this.left = left;
        this.right = right;
    }

    /** Constants, ioctls, records, fields and numbers, each with its value on both sides; {@value #NONE} where one has none. */
    public String render() {
        var table = new Table();
        table.row("", "", left.platform(), right.platform());
        model(table);
        constants(table);
        abi.ioctls().forEach(ioctl -> row(
                table, "ioctl", ioctl.name(), ioctl.requests().on(left).map(Long::toHexString).map(AbiDiff::hex),
                ioctl.requests().on(right).map(Long::toHexString).map(AbiDiff::hex)));
        abi.records().filter(record -> !record.inner()).forEach(record -> record(table, record));
        numbers(table);
        return table.render();
    }

    private void model(Table table) {
        model(table, "word bytes", arch -> arch.data().wordBytes());
        model(table, "byte order", arch -> arch.data().order());
        model(table, "alignment of 64 bits", arch -> arch.data().align64());
        model(table, "64-bit arguments", Arch::pairs);
    }

    private void model(Table table, String name, Function<Arch, Object> value) {
        row(table, "data", name, Optional.of(value.apply(left).toString()), Optional.of(value.apply(right).toString()));
    }

    private void constants(Table table) {
        abi.groups().forEach(group -> group.constants().forEach(constant -> row(
                table, "constant", constant.cName(), constant.values().on(left).map(value -> AbiDump.decimal(group, value)),
                constant.values().on(right).map(value -> AbiDump.decimal(group, value)))));
    }

    private void record(Table table, RecordType record) {
        String name = AbiDump.bareName(record);
        row(table, "record", name, shape(record, left), shape(record, right));
        if (record.layouts().on(left).isEmpty() || record.layouts().on(right).isEmpty()) {
            return;
        }
        Map<String, String> ours = fields(record, left);
        Map<String, String> theirs = fields(record, right);
        var paths = new LinkedHashMap<>(ours);
        theirs.forEach(paths::putIfAbsent);
        paths.keySet().forEach(path -> row(
                table, "field", name + "." + path, Optional.ofNullable(ours.get(path)), Optional.ofNullable(theirs.get(path))));
    }

    private static Optional<String> shape(RecordType record, Arch arch) {
        return record.layouts().on(arch).map(layout -> layout.size() + " bytes, aligned to " + layout.align());
    }

    private Map<String, String> fields(RecordType record, Arch arch) {
        var fields = new LinkedHashMap<String, String>();
        for (FieldFact field : FieldFact.of(abi, record, arch)) {
            fields.put(field.path(), field.bits().map(bits -> "bits " + bits.byteOffset() + ":" + bits.from() + "-" + bits.to())
                    .orElseGet(() -> "at " + field.offset() + ", " + field.size() + " bytes"));
        }
        return fields;
    }

    private void numbers(Table table) {
        var names = new TreeSet<>(left.numbers().keySet());
        names.addAll(right.numbers().keySet());
        names.forEach(name -> row(
                table, "syscall", name, Optional.ofNullable(left.numbers().get(name)).map(String::valueOf),
                Optional.ofNullable(right.numbers().get(name)).map(String::valueOf)));
    }

    private static String hex(String digits) {
        return "0x" + digits;
    }

    private static void row(Table table, String kind, String name, Optional<String> left, Optional<String> right) {
        if (!left.equals(right)) {
            table.row(kind, name, left.orElse(NONE), right.orElse(NONE));
        }
    }
}
