package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiParser.AliasDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.CNameContext;
import dev.jsyscall.generator.grammar.AbiParser.ConstantClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.ConstantDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.ConstantNameContext;
import dev.jsyscall.generator.grammar.AbiParser.ExclusionContext;
import dev.jsyscall.generator.grammar.AbiParser.FieldDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.GroupClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.GroupDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.GroupMemberContext;
import dev.jsyscall.generator.model.ConstantGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads groups of constants. */
final class ConstantReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ExpressionReader expressions;

    ConstantReader(Spans spans, Diagnostics diagnostics, ExpressionReader expressions) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.expressions = expressions;
    }

    static ConstantGroup.Kind kind(Token keyword) {
        return ConstantGroup.Kind.valueOf(keyword.getText().toUpperCase(Locale.ROOT));
    }

    static Optional<String> cName(@Nullable CNameContext c) {
        return c == null ? Optional.empty() : Optional.of(c.name().getText());
    }

    /** Why something is not verified: an empty reason is none. */
    static String exclusion(ExclusionContext c, Spans spans, Diagnostics diagnostics) {
        String reason = Texts.string(c.STRING().getSymbol());
        if (reason.isBlank()) diagnostics.report(Problem.EXCLUSION_WITHOUT_REASON, spans.of(c.STRING().getSymbol()));
        return reason;
    }

    GroupDeclaration group(GroupDeclarationContext c) {
        var clauses = new Clauses(spans, diagnostics);
        boolean varies = false;
        boolean mode = false;
        Optional<String> exclusion = Optional.empty();
        for (GroupClauseContext clause : c.groupClause()) {
            clauses.once(clause, clause.getStart().getText());
            if (clause.exclusion() != null) exclusion = Optional.of(exclusion(clause.exclusion(), spans, diagnostics));
            else if (clause.getText().equals("mode")) mode = true;
            else varies = true;
        }
        String prefix = c.prefix == null ? "" : c.prefix.getText();
        return new GroupDeclaration(
                Texts.doc(c.DOC()), kind(c.kind), spans.name(c.groupName), prefix, spans.name(c.width), varies,
                mode, exclusion, constants(c.groupMember()));
    }

    private List<ConstantDeclaration> constants(List<GroupMemberContext> members) {
        var constants = new ArrayList<ConstantDeclaration>();
        for (GroupMemberContext member : members) {
            if (member.fieldDeclaration() != null) field(member.fieldDeclaration(), constants);
            else if (member.aliasDeclaration() != null) constants.add(alias(member.aliasDeclaration(), Optional.empty()));
            else constants.add(constant(member.constantDeclaration(), Optional.empty()));
        }
        return constants;
    }

    /** Adds the field's mask, then its values. */
    private void field(FieldDeclarationContext c, List<ConstantDeclaration> constants) {
        Name name = spans.name(c.constantName());
        Marks marks = marks(c.constantClause());
        String doc = Texts.doc(c.DOC());
        constants.add(new ConstantDeclaration(
                doc, name, cName(c.cName()), Optional.of(expressions.read(c.expression())), false, marks.varies(), marks.exclusion(),
                Optional.empty(), true));
        Optional<String> field = Optional.of(name.text());
        for (var child : c.children) {
            if (child instanceof ConstantDeclarationContext value) constants.add(constant(value, field));
            else if (child instanceof AliasDeclarationContext value) constants.add(alias(value, field));
        }
    }

    private ConstantDeclaration constant(ConstantDeclarationContext c, Optional<String> field) {
        Marks marks = marks(c.constantClause());
        return declaration(Texts.doc(c.DOC()), c.constantName(), c.cName(), expressions.value(c.value()), false, marks, field);
    }

    private ConstantDeclaration alias(AliasDeclarationContext c, Optional<String> field) {
        Marks marks = marks(c.constantClause());
        return declaration(Texts.doc(c.DOC()), c.constantName(), c.cName(), expressions.value(c.value()), true, marks, field);
    }

    private ConstantDeclaration declaration(
            String doc, ConstantNameContext name, @Nullable CNameContext cName, Optional<Expression> value,
            boolean alias, Marks marks, Optional<String> field) {
        return new ConstantDeclaration(
                doc, spans.name(name), cName(cName), value, alias, marks.varies(), marks.exclusion(), field, false);
    }

    private record Marks(boolean varies, Optional<String> exclusion) {}

    private Marks marks(List<ConstantClauseContext> contexts) {
        var clauses = new Clauses(spans, diagnostics);
        boolean varies = false;
        Optional<String> exclusion = Optional.empty();
        for (ConstantClauseContext clause : contexts) {
            clauses.once(clause, clause.getStart().getText());
            if (clause.exclusion() == null) varies = true;
            else exclusion = Optional.of(exclusion(clause.exclusion(), spans, diagnostics));
        }
        return new Marks(varies, exclusion);
    }
}
