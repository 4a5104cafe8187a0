package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.syntax.ArchDeclaration;
import dev.jsyscall.generator.syntax.Condition;
import dev.jsyscall.generator.syntax.Declaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.ExistenceLine;
import dev.jsyscall.generator.syntax.PresenceLine;
import dev.jsyscall.generator.syntax.SpecFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which files' declarations do not exist on which architectures, and tells the symbols. */
final class Existence {
    private final SpecSet specs;
    private final Symbols symbols;
    private final List<Arch> arches;
    private final Conditions conditions;
    private final Diagnostics diagnostics;
    /** By path, the architectures without what the file declares. */
    private final Map<String, Set<String>> lacking = new HashMap<>();

    Existence(SpecSet specs, Symbols symbols, List<Arch> arches, Conditions conditions, Diagnostics diagnostics) {
        this.specs = specs;
        this.symbols = symbols;
        this.arches = arches;
        this.conditions = conditions;
        this.diagnostics = diagnostics;
    }

    void apply() {
        for (SpecFile file : specs.files()) existenceOf(file);
        for (SpecFile file : specs.files()) presenceIn(file);
        for (Symbol symbol : symbols.types.values()) tell(symbol);
        for (Symbol symbol : symbols.ioctls.values()) tell(symbol);
    }

    private void tell(Symbol symbol) {
        symbol.lacking(lacking.getOrDefault(symbol.scope().path(), Set.of()));
    }

    /** {@code only on …} and {@code absent on …}: what a file says of itself. */
    private void existenceOf(SpecFile file) {
        Optional<ExistenceLine> first = Optional.empty();
        for (Declaration declaration : file.declarations()) {
            if (!(declaration instanceof ExistenceLine line)) continue;
            if (Symbols.archOf(file).isPresent()) {
                diagnostics.report(Problem.EXISTENCE_IN_ARCH, line.span(), line.only() ? "only" : "absent");
            } else if (first.isPresent()) {
                diagnostics.report(Problem.EXISTENCE_TWICE, line.span(), first.get().span().position());
            } else {
                first = Optional.of(line);
                existence(file, line);
            }
        }
    }

    private void existence(SpecFile file, ExistenceLine line) {
        Condition condition = line.condition();
        List<Arch> meant = conditions.arches(condition);
        // Names that are no architecture's, or that of a wrong declaration, have been reported.
        if (meant.size() < condition.arches().size()) return;
        var without = new LinkedHashSet<String>();
        for (Arch arch : arches) if (meant.contains(arch) != line.only()) without.add(arch.name());
        if (without.size() == arches.size()) diagnostics.report(Problem.EXISTENCE_NOWHERE, line.span());
        else if (without.isEmpty()) diagnostics.report(Problem.EXISTENCE_EVERYWHERE, line.span());
        else lacking.put(file.path(), without);
    }

    /** {@code has …} and {@code lacks …}: what an architecture's file says of others. */
    private void presenceIn(SpecFile file) {
        Optional<ArchDeclaration> arch = Symbols.archOf(file);
        for (Declaration declaration : file.declarations()) {
            if (!(declaration instanceof PresenceLine line)) continue;
            if (arch.isEmpty()) diagnostics.report(Problem.PRESENCE_OUTSIDE_ARCH, line.span(), line.has() ? "has" : "lacks");
            else for (SpecFile.Import other : line.files()) presence(line, other, arch.get().name().text(), file);
        }
    }

    private void presence(PresenceLine line, SpecFile.Import other, String arch, SpecFile file) {
        if (!specs.loaded(other.path())) {
            // An architecture's file comes with every compilation, most others only where they are needed.
            if (specs.own(file) && !specs.exists(other.path())) specs.unknownImport(other);
            return;
        }
        Set<String> without = lacking.computeIfAbsent(other.path(), p -> new HashSet<>());
        boolean changes = line.has() ? without.remove(arch) : without.add(arch);
        if (!changes) {
            diagnostics.report(
                    Problem.PRESENCE_KNOWN, other.span(), SpecSet.module(other.path()), line.has() ? "exists" : "is absent", arch);
        }
    }
}
