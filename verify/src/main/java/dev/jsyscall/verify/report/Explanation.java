package dev.jsyscall.verify.report;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.UndeclaredCall;
import dev.jsyscall.verify.facts.AbiDump;
import dev.jsyscall.verify.facts.FieldFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that the specs say about a name, on every architecture. */
public final class Explanation {
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

    private final Abi abi;

    public Explanation(Abi abi) {
        this.abi = abi;
    }

    /**
     * Explains a constant ({@code O_CREAT}, {@code O.CREAT}), a group ({@code O}), a record ({@code stat}, {@code struct stat}), a call, an
     * ioctl or a library function; all of them where several have the name.
     *
     * @return empty if nothing has it
     */
    public Optional<String> of(String name) {
        var parts = new ArrayList<String>();
        abi.groups().forEach(group -> {
            if (group.name().equals(name)) {
                parts.add(group(group));
            }
            group.constants().stream().filter(constant -> named(group, constant, name))
                    .forEach(constant -> parts.add(constant(group, constant)));
        });
        abi.records().filter(record -> named(record, name)).forEach(record -> parts.add(record(record)));
        abi.calls().filter(call -> call.name().equals(name)).forEach(call -> parts.add(call(call)));
        if (abi.calls().noneMatch(call -> call.name().equals(name))) {
            numberOnly(name).ifPresent(parts::add);
        }
        abi.ioctls().filter(ioctl -> ioctl.name().equals(name)).forEach(ioctl -> parts.add(ioctl(ioctl)));
        abi.functions().filter(function -> function.name().equals(name)).forEach(function -> parts.add(function(function)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
    }

    /** Every name that {@link #of} knows. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        abi.groups().forEach(group -> {
            names.add(group.name());
            group.constants().forEach(constant -> names.addAll(List.of(constant.cName(), group.name() + "." + constant.name())));
        });
        abi.records().forEach(record -> names.add(record.name()));
        abi.calls().forEach(call -> names.add(call.name()));
        abi.arches().forEach(arch -> names.addAll(arch.numbers().keySet()));
        abi.ioctls().forEach(ioctl -> names.add(ioctl.name()));
        abi.functions().forEach(function -> names.add(function.name()));
        return names;
    }

    private static boolean named(ConstantGroup group, Constant constant, String name) {
        return constant.cName().equals(name) || name.equals(group.name() + "." + constant.name());
    }

    private static boolean named(RecordType record, String name) {
        return record.name().equals(name) || record.cName().equals(name) || !record.inner() && AbiDump.bareName(record).equals(name);
    }

    private String constant(ConstantGroup group, Constant constant) {
        var text = new StringBuilder();
        text.append(constant.cName()).append(" = ").append(constant.text());
        text.append("  (").append(group.name()).append('.').append(constant.name());
        constant.aliasOf().ifPresent(canonical -> text.append(", alias of ").append(canonical));
        text.append(")\n");
        doc(text, constant.doc());
        specified(text, constant.position().toString());
        constant.exclusion().or(group::exclusion).ifPresent(reason -> line(text, "unverified: " + reason));
        values(text, constant.values().map(value -> number(AbiDump.decimal(group, value), value)));
        return text.toString();
    }

    private static String number(String decimal, long value) {
        return decimal + "  0x" + Long.toHexString(value) + (value >= 0 && value <= 07777777 ? "  0" + Long.toOctalString(value) : "");
    }

    private String group(ConstantGroup group) {
        var text = new StringBuilder();
        text.append(group.kind().name().toLowerCase(Locale.ROOT)).append(' ').append(group.name());
        text.append(group.prefix().isEmpty() ? "" : " prefix " + group.prefix()).append(": ").append(group.type().spec()).append('\n');
        doc(text, group.doc());
        specified(text, group.position().toString());
        var table = new Table();
        for (Constant constant : group.constants()) {
            PerArch<Long> values = constant.values();
            String value = values.constant() ? AbiDump.decimal(group, values.any()) : values.exists() ? "varies" : "nowhere";
            table.row("  " + constant.name(), constant.cName(), value, constant.aliasOf().map(of -> "alias of " + of).orElse(""));
        }
        return text.append(table.render()).toString();
    }

    private String record(RecordType record) {
        var text = new StringBuilder();
        text.append(record.inner() ? record.name() : record.cName()).append('\n');
        doc(text, record.doc());
        specified(text, record.position().toString());
        record.exclusion().grouped().forEach((reason, arches) -> line(
                text, "unverified" + (record.exclusion().everywhere() ? "" : " on " + String.join(", ", arches)) + ": " + reason));
        Map<List<String>, List<String>> shapes = new LinkedHashMap<>();
        for (Arch arch : abi.arches()) {
            record.layouts().on(arch).map(layout -> shape(record, arch, layout))
                    .ifPresent(shape -> shapes.computeIfAbsent(shape, s -> new ArrayList<>()).add(arch.name()));
        }
        shapes.forEach((shape, arches) -> {
            text.append('\n');
            line(text, "on " + names(arches));
            shape.forEach(row -> line(text, "  " + row));
        });
        absent(text, record.layouts());
        return text.toString();
    }

    private List<String> shape(RecordType record, Arch arch, Layout layout) {
        var table = new Table();
        table.row("offset", "size", "member");
        for (FieldFact field : FieldFact.of(abi, record, arch)) {
            String offset = field.bits().map(bits -> "bits " + bits.byteOffset() + ":" + bits.from() + "-" + bits.to())
                    .orElseGet(() -> Long.toString(field.offset()));
            table.row(offset, field.bits().isPresent() ? "" : field.flexible() ? "…" : Long.toString(field.size()), field.path());
        }
        var lines = new ArrayList<String>();
        lines.add(layout.size() + " bytes, aligned to " + layout.align());
        table.render().lines().forEach(lines::add);
        return lines;
    }

    private String call(Call call) {
        var text = new StringBuilder();
        text.append("syscall ").append(call.name()).append(call.signature()).append(call.blocking() ? " blocking" : "").append('\n');
        doc(text, call.doc());
        specified(text, call.position().toString());
        if (call.grade() == Grade.TYPED) {
            line(text, "typed: only its types are known");
        }
        call.since().ifPresent(version -> line(text, "since " + version));
        if (!call.man().isEmpty()) {
            line(text, "see " + call.man());
        }
        call.routes().forEach(route -> line(text, "on " + names(route.arches()) + " the typed call uses " + route.target()));
        values(text, call.numbers().map(number -> "number " + number));
        return text.toString();
    }

    private Optional<String> numberOnly(String name) {
        PerArch<Integer> numbers = PerArch.of(abi.arches(), arch -> Optional.ofNullable(arch.numbers().get(name)));
        if (!numbers.exists()) {
            return Optional.empty();
        }
        var text = new StringBuilder("syscall " + name + "\n");
        line(text, "number only: " + abi.undeclared().stream().filter(call -> call.name().equals(name)).map(UndeclaredCall::reason)
                .findFirst().orElse("no spec declares its arguments"));
        values(text, numbers.map(number -> "number " + number));
        return Optional.of(text.toString());
    }

    private String ioctl(Ioctl ioctl) {
        var text = new StringBuilder();
        text.append("ioctl ").append(ioctl.name()).append(" = ").append(ioctl.text()).append('\n');
        doc(text, ioctl.doc());
        specified(text, ioctl.position().toString());
        ioctl.since().ifPresent(version -> line(text, "since " + version));
        ioctl.exclusion().ifPresent(reason -> line(text, "unverified: " + reason));
        values(text, ioctl.requests().map(request -> number(Long.toUnsignedString(request), request)));
        return text.toString();
    }

    private String function(Function function) {
        var text = new StringBuilder();
        text.append("function ").append(function.name()).append(function.signature()).append('\n');
        doc(text, function.doc());
        specified(text, function.position().toString());
        line(text, "in " + function.library().orElse("the C library"));
        values(text, function.symbols().map(symbols -> "symbol " + String.join(", else ", symbols)));
        return text.toString();
    }

    /** One line per distinct value, the most frequent first. */
    private void values(StringBuilder text, PerArch<String> values) {
        var table = new Table();
        values.grouped().forEach((value, arches) -> table.row("  " + value, names(arches)));
        text.append(table.render());
        absent(text, values);
    }

    private void absent(StringBuilder text, PerArch<?> values) {
        List<String> without = abi.arches().stream().map(Arch::name).filter(name -> values.on(name).isEmpty()).toList();
        if (!without.isEmpty()) {
            line(text, "not on " + names(without));
        }
    }

    private String names(List<String> arches) {
        var all = abi.arches().stream().map(Arch::name).collect(Collectors.toCollection(LinkedHashSet::new));
        if (arches.size() == all.size()) {
            return "every architecture";
        }
        return String.join(", ", arches);
    }

    private static void doc(StringBuilder text, String doc) {
        INLINE_TAG.matcher(doc).replaceAll("$1").lines().map(String::strip).filter(line -> !line.isEmpty())
                .forEach(line -> line(text, line));
    }

    private static void specified(StringBuilder text, String position) {
        line(text, "specified at " + position);
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
