package dev.jsyscall.generator.syntax;

import java.util.List;

/** A struct or union with a name of its own. */
public record RecordDeclaration(String doc, boolean union, Name name, RecordClauses clauses, List<MemberDeclaration> members)
        implements Declaration {}
