package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.syntax.Condition;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the architectures that a condition means. */
final class Conditions {
    private final List<Arch> arches;
    private final Set<String> declared;
    private final Diagnostics diagnostics;

    /**
     * Conditions over some architectures.
     *
     * @param declared the names of all that are declared, those among them whose declarations are wrong
     */
    Conditions(List<Arch> arches, Set<String> declared, Diagnostics diagnostics) {
        this.arches = arches;
        this.declared = declared;
        this.diagnostics = diagnostics;
    }

    Optional<Arch> arch(String name) {
        return arches.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    List<Arch> arches(Condition condition) {
        if (condition.word32()) return arches.stream().filter(a -> !a.data().is64Bit()).toList();
        var meant = new ArrayList<Arch>();
        var seen = new HashSet<String>();
        for (Name name : condition.arches()) {
            if (!seen.add(name.text())) {
                diagnostics.report(Problem.REPEATED_IN_LIST, name.span(), name.text());
                continue;
            }
            if (!declared.contains(name.text())) {
                diagnostics.report(Problem.UNKNOWN_ARCH, name.span(), name.text(), Suggestion.among(name.text(), declared));
            }
            arch(name.text()).ifPresent(meant::add);
        }
        return meant;
    }
}
