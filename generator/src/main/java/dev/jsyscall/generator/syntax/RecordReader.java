package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiParser.ArraySuffixContext;
import dev.jsyscall.generator.grammar.AbiParser.CTypeContext;
import dev.jsyscall.generator.grammar.AbiParser.MemberClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.MemberContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordAbsentContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordAlignedContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordCNameContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordExclusionContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordImplementsContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordPackedContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordPrefixContext;
import dev.jsyscall.generator.grammar.AbiParser.RecordVariesContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads structs and unions. */
final class RecordReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ExpressionReader expressions;

    RecordReader(Spans spans, Diagnostics diagnostics, ExpressionReader expressions) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.expressions = expressions;
    }

    RecordDeclaration record(RecordDeclarationContext c) {
        boolean union = c.kind.getText().equals("union");
        return new RecordDeclaration(Texts.doc(c.DOC()), union, spans.name(c.recordName), clauses(c.recordClause()), members(c.member()));
    }

    private List<MemberDeclaration> members(List<MemberContext> contexts) {
        var members = new ArrayList<MemberDeclaration>();
        for (MemberContext member : contexts) members.add(member.type() == null ? inner(member) : field(member));
        return members;
    }

    private MemberDeclaration field(MemberContext c) {
        var clauses = new Clauses(spans, diagnostics);
        Optional<Name> group = Optional.empty();
        Optional<Expression> aligned = Optional.empty();
        for (MemberClauseContext clause : c.memberClause()) {
            clauses.once(clause, clause.getStart().getText());
            if (clause.name() != null) group = Optional.of(spans.name(clause.name()));
            else aligned = expressions.optional(clause.expression());
        }
        return new MemberDeclaration.Field(
                Texts.doc(c.DOC()), spans.name(c.memberName), ConstantReader.cName(c.cName()), expressions.type(c.type()),
                expressions.optional(c.bits), group, aligned);
    }

    private MemberDeclaration inner(MemberContext c) {
        Optional<Name> name = c.memberName == null ? Optional.empty() : Optional.of(spans.name(c.memberName));
        Optional<Expression> length = Optional.empty();
        ArraySuffixContext suffix = c.arraySuffix();
        if (suffix != null) {
            length = expressions.optional(suffix.expression());
            if (length.isEmpty()) diagnostics.report(Problem.INNER_LENGTH_MISSING, spans.of(suffix));
        }
        if (name.isEmpty() && (suffix != null || c.cName() != null)) {
            diagnostics.report(Problem.ANONYMOUS_NOT_PLAIN, spans.of(c.kind), c.kind.getText());
        }
        return new MemberDeclaration.Inner(
                Texts.doc(c.DOC()), c.kind.getText().equals("union"), name, ConstantReader.cName(c.cName()), length, innerClauses(c),
                members(c.member()), spans.of(c.kind));
    }

    /** What is inside another record is laid out with it: it has no C name, and can't vary or be absent by itself. */
    private RecordClauses innerClauses(MemberContext c) {
        for (RecordClauseContext clause : c.recordClause()) {
            boolean allowed = clause instanceof RecordPrefixContext || clause instanceof RecordPackedContext
                    || clause instanceof RecordAlignedContext;
            if (!allowed) diagnostics.report(Problem.CLAUSE_ON_INNER_RECORD, spans.of(clause), clause.getStart().getText());
        }
        return clauses(c.recordClause());
    }

    private RecordClauses clauses(List<RecordClauseContext> contexts) {
        var clauses = new Clauses(spans, diagnostics);
        Optional<Name> cName = Optional.empty();
        Optional<String> prefix = Optional.empty();
        boolean packed = false;
        Optional<Expression> aligned = Optional.empty();
        var interfaces = new ArrayList<Name>();
        Optional<Name> varies = Optional.empty();
        Optional<Name> absent = Optional.empty();
        Optional<String> exclusion = Optional.empty();
        for (RecordClauseContext clause : contexts) {
            if (!(clause instanceof RecordImplementsContext)) clauses.once(clause, clause.getStart().getText());
            if (clause instanceof RecordCNameContext c) cName = Optional.of(cName(c.cType()));
            else if (clause instanceof RecordPrefixContext c) prefix = Optional.of(c.name().getText());
            else if (clause instanceof RecordPackedContext) packed = true;
            else if (clause instanceof RecordAlignedContext c) aligned = expressions.optional(c.expression());
            else if (clause instanceof RecordImplementsContext c) interfaces.add(spans.name(c.moduleName()));
            else if (clause instanceof RecordVariesContext c) varies = Optional.of(spans.name(c));
            else if (clause instanceof RecordAbsentContext c) absent = Optional.of(spans.name(c));
            else if (clause instanceof RecordExclusionContext c) exclusion = Optional.of(exclusion(c));
        }
        return new RecordClauses(cName, prefix, packed, aligned, List.copyOf(interfaces), varies, absent, exclusion);
    }

    private String exclusion(RecordExclusionContext c) {
        return ConstantReader.exclusion(c.exclusion(), spans, diagnostics);
    }

    private Name cName(CTypeContext c) {
        String keyword = c.getStart().getText();
        String name = c.name().getText();
        return new Name(keyword.equals("typedef") ? name : keyword + " " + name, spans.of(c));
    }
}
