package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What all resolvers share: the architectures and what names come to on each. */
final class Resolution {
    final SpecSet specs;
    final Symbols symbols;
    final Names names;
    final Conditions conditions;
    final Diagnostics diagnostics;
    final Varying varying;
    final List<Arch> arches;
    private final Map<String, ArchScope> scopes = new LinkedHashMap<>();

    Resolution(SpecSet specs, Symbols symbols, List<Arch> arches, Conditions conditions, Diagnostics diagnostics) {
        this.specs = specs;
        this.symbols = symbols;
        this.names = new Names(specs, symbols, diagnostics);
        this.conditions = conditions;
        this.diagnostics = diagnostics;
        this.varying = new Varying(symbols);
        this.arches = arches;
        for (Arch arch : arches) scopes.put(arch.name(), new ArchScope(arch, names, diagnostics));
    }

    ArchScope on(Arch arch) {
        ArchScope scope = scopes.get(arch.name());
        if (scope == null) throw new IllegalArgumentException(arch.name());
        return scope;
    }

    /** All architectures' scopes; there is at least one. */
    Iterable<ArchScope> scopes() {
        return scopes.values();
    }

    /** An expression's value on each architecture that has all its names. */
    PerArch<Long> evaluate(Expression expression, FileScope scope) {
        return PerArch.of(arches, a -> on(a).evaluate(expression, scope, Optional.empty()).value());
    }

    Default byDefault(Expression expression, FileScope scope) {
        return new Default(expression.text(), evaluate(expression, scope), united(expression).orElse(List.of()));
    }

    /** The constants that an expression or-s, if it does nothing else. */
    private static Optional<List<String>> united(Expression expression) {
        if (expression instanceof Expression.Reference) return Optional.of(List.of(expression.text()));
        if (expression instanceof Expression.Nested nested) return united(nested.inner());
        if (!(expression instanceof Expression.Binary binary) || !binary.operator().equals("|")) return Optional.empty();
        return united(binary.left()).flatMap(left ->
                united(binary.right()).map(right -> Stream.concat(left.stream(), right.stream()).toList()));
    }
}
