package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/** A member of a record. */
public sealed interface MemberDeclaration {
    String doc();

    Span span();

    /** A member with a type. */
    record Field(
            String doc, Name name, Optional<String> cName, TypeUse type, Optional<Expression> bits, Optional<Name> group,
            Optional<Expression> aligned) implements MemberDeclaration {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /**
     * A record written inside another.
     *
     * @param name empty if anonymous: its members then belong to the outer record
     * @param length how many there are, where it is an array
     */
    record Inner(
            String doc, boolean union, Optional<Name> name, Optional<String> cName, Optional<Expression> length, RecordClauses clauses,
            List<MemberDeclaration> members, Span span) implements MemberDeclaration {}
}
