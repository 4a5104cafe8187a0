package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks names up, and says what is wrong where it finds none. */
final class Names {
    private final SpecSet specs;
    private final Symbols symbols;
    private final Diagnostics diagnostics;

    Names(SpecSet specs, Symbols symbols, Diagnostics diagnostics) {
        this.specs = specs;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    /** A typedef, record or group. */
    Optional<Symbol> type(Name name, FileScope scope) {
        Symbol symbol = symbols.types.get(name.text());
        if (symbol != null) {
            if (!scope.visible().contains(symbol.scope().path())) notImported(name, symbol.scope().path());
            return Optional.of(symbol);
        }
        Optional<String> file = specs.fileDeclaring(name.text());
        if (file.isPresent()) notImported(name, file.get());
        else {
            diagnostics.report(Problem.UNKNOWN_NAME, name.span(), name.text(), Suggestion.among(name.text(), this::types));
        }
        return Optional.empty();
    }

    private Set<String> types() {
        var known = new TreeSet<>(symbols.types.keySet());
        known.addAll(Scalars.names());
        return known;
    }

    private void notImported(Name name, String path) {
        diagnostics.report(Problem.NOT_IMPORTED, name.span(), name.text(), path, SpecSet.module(path));
    }

    Optional<Symbol.Group> group(Name name, FileScope scope) {
        if (Scalars.named(name.text()).isPresent()) {
            diagnostics.report(Problem.NOT_A_GROUP, name.span(), name.text());
            return Optional.empty();
        }
        Optional<Symbol> symbol = type(name, scope);
        if (symbol.isEmpty()) return Optional.empty();
        if (symbol.get() instanceof Symbol.Group group) return Optional.of(group);
        diagnostics.report(Problem.NOT_A_GROUP, name.span(), name.text());
        return Optional.empty();
    }

    Optional<ConstantDeclaration> constant(Symbol.Group group, Name name) {
        ConstantDeclaration constant = group.constants.get(name.text());
        if (constant == null) {
            Suggestion suggestion = Suggestion.among(name.text(), group.constants.keySet());
            diagnostics.report(Problem.UNKNOWN_CONSTANT, name.span(), group.name().text(), name.text(), suggestion);
        }
        return Optional.ofNullable(constant);
    }
}
