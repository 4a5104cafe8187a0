package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which names of a group stand for the same value on purpose. */
final class Aliases {
    private final Resolution resolution;
    private final Symbol.Group group;

    Aliases(Resolution resolution, Symbol.Group group) {
        this.resolution = resolution;
        this.group = group;
    }

    /** The canonical name of an alias' value: the one that it refers to, or the first that has its value. */
    Optional<String> canonical(ConstantDeclaration alias) {
        if (!alias.alias()) return Optional.empty();
        if (alias.value().isPresent() && alias.value().get() instanceof Expression.Reference reference && reference.group().isEmpty()) {
            ConstantDeclaration target = group.constants.get(reference.name().text());
            // An alias of an alias is one of what that stands for; each step leads to another constant, or evaluation has failed.
            for (int i = 0; target != null && target.alias() && i < group.constants.size(); i++) {
                target = target.value().filter(Expression.Reference.class::isInstance)
                        .map(v -> group.constants.get(((Expression.Reference) v).name().text()))
                        .orElse(null);
            }
            if (target != null) return Optional.of(target.name().text());
        }
        for (ConstantDeclaration other : group.declaration.constants()) {
            if (!other.alias() && !other.mask() && same(alias, other)) return Optional.of(other.name().text());
        }
        if (known(alias)) {
            resolution.diagnostics.report(Problem.ALIAS_OF_NOTHING, alias.name().span(), alias.name().text(), group.name().text());
        }
        return Optional.empty();
    }

    private boolean known(ConstantDeclaration constant) {
        for (ArchScope scope : resolution.scopes()) {
            if (scope.constant(group, constant).known()) return true;
        }
        return false;
    }

    /** Reports two canonical names of one value; a field's values are compared with each other only. */
    void check() {
        if (group.declaration.kind() == ConstantGroup.Kind.INTS) return;
        var earlier = new HashMap<Key, List<ConstantDeclaration>>();
        for (ConstantDeclaration constant : group.declaration.constants()) {
            if (constant.alias() || constant.mask()) continue;
            List<Key> keys = keys(constant);
            first(constant, keys, earlier).ifPresent(other -> resolution.diagnostics.report(
                    Problem.SAME_VALUE, constant.name().span(), constant.name().text(), other.name().text()));
            for (Key key : keys) earlier.computeIfAbsent(key, k -> new ArrayList<>()).add(constant);
        }
    }

    /** What two constants of one value have in common on at least one architecture. */
    private record Key(Optional<String> field, String arch, long value) {}

    private List<Key> keys(ConstantDeclaration constant) {
        var keys = new ArrayList<Key>();
        for (ArchScope scope : resolution.scopes()) {
            scope.constant(group, constant).value().ifPresent(v -> keys.add(new Key(constant.field(), scope.arch().name(), v)));
        }
        return keys;
    }

    private Optional<ConstantDeclaration> first(
            ConstantDeclaration constant, List<Key> keys, Map<Key, List<ConstantDeclaration>> earlier) {
        for (Key key : keys) {
            for (ConstantDeclaration other : earlier.getOrDefault(key, List.of())) {
                if (!other.name().text().equals(constant.name().text()) && same(constant, other)) return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** True if two constants are equal wherever both exist, and both exist somewhere. */
    private boolean same(ConstantDeclaration a, ConstantDeclaration b) {
        boolean compared = false;
        for (Arch arch : resolution.arches) {
            Optional<Long> left = resolution.on(arch).constant(group, a).value();
            Optional<Long> right = resolution.on(arch).constant(group, b).value();
            if (left.isEmpty() || right.isEmpty()) continue;
            if (!Objects.equals(left, right)) return false;
            compared = true;
        }
        return compared;
    }
}
