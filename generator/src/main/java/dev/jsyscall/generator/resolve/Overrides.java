package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Declaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.OnBlock;
import dev.jsyscall.generator.syntax.OverrideDeclaration;
import dev.jsyscall.generator.syntax.SpecFile;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Attaches what architectures have otherwise to the symbols that they override. */
final class Overrides {
    private final SpecSet specs;
    private final Symbols symbols;
    private final Conditions conditions;
    private final Diagnostics diagnostics;

    Overrides(SpecSet specs, Symbols symbols, Conditions conditions, Diagnostics diagnostics) {
        this.specs = specs;
        this.symbols = symbols;
        this.conditions = conditions;
        this.diagnostics = diagnostics;
    }

    void apply() {
        // Imported files first: where two override the same, it is one's own file that is told.
        for (SpecFile file : specs.files()) if (!specs.own(file)) apply(file);
        for (SpecFile file : specs.files()) if (specs.own(file)) apply(file);
    }

    private void apply(SpecFile file) {
        List<String> own = Symbols.archOf(file).map(a -> List.of(a.name().text())).orElse(List.of());
        for (Declaration declaration : file.declarations()) {
            if (declaration instanceof OnBlock block) {
                List<String> arches = conditions.arches(block.condition()).stream().map(Arch::name).toList();
                for (OverrideDeclaration override : block.overrides()) apply(override, arches, file);
            } else if (declaration instanceof OverrideDeclaration override) {
                if (own.isEmpty()) diagnostics.report(Problem.OVERRIDE_OUTSIDE_ARCH, override.name().span());
                apply(override, own, file);
            }
        }
    }

    private void apply(OverrideDeclaration override, List<String> arches, SpecFile file) {
        if (override instanceof OverrideDeclaration.Group o) group(o, arches, file);
        else if (override instanceof OverrideDeclaration.Record o) record(o, arches, file);
        else if (override instanceof OverrideDeclaration.Typedef o) typedef(o, arches, file);
        else if (override instanceof OverrideDeclaration.Ioctl o) ioctl(o, arches, file);
        else if (override instanceof OverrideDeclaration.Syscall o) syscall(o, arches);
    }

    private void group(OverrideDeclaration.Group o, List<String> arches, SpecFile file) {
        if (!(symbols.types.get(o.name().text()) instanceof Symbol.Group group)) {
            if (completeIn(file)) unknown(o.name(), "constant group", Symbol.Group.class);
            return;
        }
        if (o.kind().isPresent() && o.kind().get() != group.declaration.kind()) {
            diagnostics.report(Problem.OVERRIDE_OF_OTHER_KIND, o.name().span(), o.name().text(), Wording.kind(group.declaration.kind()));
        }
        FileScope scope = specs.scope(file).plus(group.scope());
        for (OverrideDeclaration.Group.Member member : o.members()) {
            ConstantDeclaration constant = group.constants.get(member.name().text());
            if (constant == null) {
                diagnostics.report(
                        Problem.UNKNOWN_CONSTANT, member.name().span(), o.name().text(), member.name().text(),
                        Suggestion.among(member.name().text(), group.constants.keySet()));
                continue;
            }
            if (!group.declaration.varies() && !constant.varies()) {
                String name = o.name().text() + "." + member.name().text();
                diagnostics.report(Problem.OVERRIDE_OF_FIXED, member.name().span(), name, at(constant.name()));
                continue;
            }
            for (String arch : arches) {
                Map<String, Symbol.Value> values = group.overrides.computeIfAbsent(arch, a -> new HashMap<>());
                put(values, member.name().text(), new Symbol.Value(member.value(), scope), member.name(), arch);
            }
        }
    }

    private void record(OverrideDeclaration.Record o, List<String> arches, SpecFile file) {
        if (!(symbols.types.get(o.name().text()) instanceof Symbol.Record record)) {
            if (completeIn(file)) unknown(o.name(), "record", Symbol.Record.class);
            return;
        }
        if (o.declaration().union() != record.declaration.union()) {
            String is = record.declaration.union() ? "union" : "struct";
            diagnostics.report(Problem.OVERRIDE_OF_OTHER_KIND, o.name().span(), o.name().text(), is);
            return;
        }
        o.declaration().clauses().varies().ifPresent(v -> diagnostics.report(Problem.VARIES_IN_OVERRIDE, v.span()));
        if (record.declaration.clauses().varies().isEmpty()) {
            diagnostics.report(Problem.OVERRIDE_OF_FIXED, o.name().span(), o.name().text(), at(record.name()));
            return;
        }
        FileScope scope = specs.scope(file).plus(record.scope());
        for (String arch : arches) put(record.overrides, arch, new Symbol.Record.Body(o.declaration(), scope), o.name(), arch);
    }

    private void typedef(OverrideDeclaration.Typedef o, List<String> arches, SpecFile file) {
        if (!(symbols.types.get(o.name().text()) instanceof Symbol.Typedef typedef)) {
            if (completeIn(file)) unknown(o.name(), "type", Symbol.Typedef.class);
            return;
        }
        FileScope scope = specs.scope(file).plus(typedef.scope());
        for (String arch : arches) put(typedef.overrides, arch, new Symbol.Typedef.Target(o.type(), scope), o.name(), arch);
    }

    private void ioctl(OverrideDeclaration.Ioctl o, List<String> arches, SpecFile file) {
        Symbol.Ioctl ioctl = symbols.ioctls.get(o.name().text());
        if (ioctl == null) {
            if (completeIn(file)) unknown(o.name(), "ioctl", Suggestion.among(o.name().text(), symbols.ioctls.keySet()));
            return;
        }
        if (!ioctl.declaration.varies()) {
            diagnostics.report(Problem.OVERRIDE_OF_FIXED, o.name().span(), o.name().text(), at(ioctl.name()));
            return;
        }
        FileScope scope = specs.scope(file).plus(ioctl.scope());
        for (String arch : arches) put(ioctl.overrides, arch, new Symbol.Value(o.value(), scope), o.name(), arch);
    }

    private void syscall(OverrideDeclaration.Syscall o, List<String> arches) {
        Symbol.Kernel kernel = symbols.kernel.computeIfAbsent(o.name().text(), n -> new Symbol.Kernel());
        for (String arch : arches) {
            put(kernel.overrides, arch, o, o.name(), arch);
            Name number = o.numberName().orElse(o.name());
            Optional<Arch> known = conditions.arch(arch);
            if (known.isPresent() && !known.get().numbers().containsKey(number.text())) {
                diagnostics.report(
                        Problem.UNKNOWN_CALL_NUMBER, number.span(), number.text(), arch,
                        Suggestion.among(number.text(), known.get().numbers().keySet()));
            }
        }
    }

    private <T> void put(Map<String, T> overrides, String key, T value, Name name, String arch) {
        if (overrides.putIfAbsent(key, value) != null) diagnostics.report(Problem.OVERRIDDEN_TWICE, name.span(), name.text(), arch);
    }

    /** An arch file that comes with the specs overrides much that a small compilation does not load. */
    private boolean completeIn(SpecFile file) {
        return specs.own(file) || Symbols.archOf(file).isEmpty();
    }

    private void unknown(Name name, String what, Class<? extends Symbol> kind) {
        // Declared in a file that this compilation does not need: nothing of it is to be overridden.
        if (!symbols.types.containsKey(name.text()) && specs.fileDeclaring(name.text()).isPresent()) return;
        var names = new TreeSet<String>();
        symbols.types.forEach((n, symbol) -> {
            if (kind.isInstance(symbol)) names.add(n);
        });
        unknown(name, what, Suggestion.among(name.text(), names));
    }

    private void unknown(Name name, String what, Suggestion suggestion) {
        diagnostics.report(Problem.OVERRIDE_OF_UNKNOWN, name.span(), what, name.text(), suggestion);
    }

    private static String at(Name name) {
        return name.span().position().file() + ":" + name.span().position().line();
    }
}
