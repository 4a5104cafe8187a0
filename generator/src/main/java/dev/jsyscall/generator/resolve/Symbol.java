package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.syntax.ConstantDeclaration;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.GroupDeclaration;
import dev.jsyscall.generator.syntax.IoctlDeclaration;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.OverrideDeclaration;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import dev.jsyscall.generator.syntax.TypeUse;
import dev.jsyscall.generator.syntax.TypedefDeclaration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A declared name with its overrides by architecture. */
abstract sealed class Symbol {
    private final Name name;
    private final FileScope scope;
    private Set<String> lacking = Set.of();

    private Symbol(Name name, FileScope scope) {
        this.name = name;
        this.scope = scope;
    }

    Name name() {
        return name;
    }

    FileScope scope() {
        return scope;
    }

    /** Says on which architectures its file declares nothing. */
    void lacking(Set<String> arches) {
        lacking = arches;
    }

    boolean lacks(String arch) {
        return lacking.contains(arch);
    }

    /** The architectures where it exists unless it says otherwise. */
    List<Arch> home(List<Arch> arches) {
        return arches.stream().filter(a -> !lacks(a.name())).toList();
    }

    /** A value written in some file; empty for {@code absent}. */
    record Value(Optional<Expression> expression, FileScope scope) {}

    static final class Typedef extends Symbol {
        record Target(TypeUse type, FileScope scope) {}

        final TypedefDeclaration declaration;
        final Map<String, Target> overrides = new HashMap<>();

        Typedef(TypedefDeclaration declaration, FileScope scope) {
            super(declaration.name(), scope);
            this.declaration = declaration;
        }

        Target on(String arch) {
            Target own = overrides.get(arch);
            return own == null ? new Target(declaration.type(), scope()) : own;
        }
    }

    static final class Group extends Symbol {
        final GroupDeclaration declaration;
        final Map<String, ConstantDeclaration> constants = new LinkedHashMap<>();
        /** By architecture, then by constant. */
        final Map<String, Map<String, Value>> overrides = new HashMap<>();

        Group(GroupDeclaration declaration, FileScope scope) {
            super(declaration.name(), scope);
            this.declaration = declaration;
        }

        /** False for the second of two constants with one name. */
        boolean declares(ConstantDeclaration constant) {
            ConstantDeclaration first = constants.get(constant.name().text());
            return first != null && first.name().equals(constant.name());
        }

        boolean inField(String constant, String field) {
            ConstantDeclaration declaration = constants.get(constant);
            return declaration != null && declaration.field().filter(field::equals).isPresent();
        }

        Value on(String arch, ConstantDeclaration constant) {
            Value own = overrides.getOrDefault(arch, Map.of()).get(constant.name().text());
            return own == null ? new Value(lacks(arch) ? Optional.empty() : constant.value(), scope()) : own;
        }
    }

    static final class Record extends Symbol {
        record Body(RecordDeclaration declaration, FileScope scope) {}

        final RecordDeclaration declaration;
        final Map<String, Body> overrides = new HashMap<>();

        Record(RecordDeclaration declaration, FileScope scope) {
            super(declaration.name(), scope);
            this.declaration = declaration;
        }

        Body on(String arch) {
            Body own = overrides.get(arch);
            return own == null ? new Body(declaration, scope()) : own;
        }

        boolean absent(String arch) {
            return !overrides.containsKey(arch) && lacks(arch) || on(arch).declaration().clauses().absent().isPresent();
        }
    }

    static final class Ioctl extends Symbol {
        final IoctlDeclaration declaration;
        final Map<String, Value> overrides = new HashMap<>();

        Ioctl(IoctlDeclaration declaration, FileScope scope) {
            super(declaration.name(), scope);
            this.declaration = declaration;
        }

        Value on(String arch) {
            Value own = overrides.get(arch);
            return own == null ? new Value(lacks(arch) ? Optional.empty() : declaration.value(), scope()) : own;
        }
    }

    /** A system call of the kernel, with or without a declaration: what architectures do otherwise with it. */
    static final class Kernel {
        final Map<String, OverrideDeclaration.Syscall> overrides = new HashMap<>();
    }
}
