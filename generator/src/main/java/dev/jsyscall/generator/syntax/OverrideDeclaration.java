package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.ConstantGroup;
import java.util.List;
import java.util.Optional;

/** What one architecture has otherwise than the common spec says. */
public sealed interface OverrideDeclaration extends Declaration {
    /** What is overridden. */
    Name name();

    record Group(Optional<ConstantGroup.Kind> kind, Name name, List<Member> members) implements OverrideDeclaration {
        /** The value is empty for {@code absent}. */
        public record Member(Name name, Optional<Expression> value) {}
    }

    record Record(RecordDeclaration declaration) implements OverrideDeclaration {
        @Override
        public Name name() {
            return declaration.name();
        }
    }

    record Typedef(Name name, TypeUse type) implements OverrideDeclaration {}

    record Ioctl(Name name, Optional<Expression> value) implements OverrideDeclaration {}

    /**
     * A call that takes its arguments otherwise.
     *
     * @param numberName the name it has in the architecture's number table
     * @param block true if it takes the address of its arguments
     * @param order its parameters in the order of registers
     */
    record Syscall(Name name, Optional<Name> numberName, boolean block, Optional<List<Name>> order) implements OverrideDeclaration {}
}
