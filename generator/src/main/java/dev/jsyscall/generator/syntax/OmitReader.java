package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.grammar.AbiParser.CPatternContext;
import dev.jsyscall.generator.grammar.AbiParser.OmitDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.OmitPatternContext;
import dev.jsyscall.generator.model.NamePattern;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads what is left out, and why. */
final class OmitReader {
    private final Spans spans;
    private final Diagnostics diagnostics;

    OmitReader(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    OmitDeclaration omission(OmitDeclarationContext c) {
        List<OmitDeclaration.Pattern> patterns = c.omitPattern().stream().map(this::pattern).toList();
        return new OmitDeclaration(patterns, reason(c));
    }

    private OmitDeclaration.Pattern pattern(OmitPatternContext c) {
        NamePattern.Kind kind = c.record == null
                ? NamePattern.Kind.CONSTANT
                : NamePattern.Kind.valueOf(c.record.getText().toUpperCase(Locale.ROOT));
        String names = c.cPattern().getText();
        withoutBlanks(c.cPattern());
        if (names.chars().allMatch(letter -> letter == '*' || letter == '_')) {
            diagnostics.report(Problem.PATTERN_OF_EVERYTHING, spans.of(c.cPattern()), names);
        }
        return new OmitDeclaration.Pattern(new NamePattern(kind, names), spans.of(c));
    }

    private void withoutBlanks(CPatternContext c) {
        int end = c.getStart().getStartIndex();
        for (ParseTree part : c.children) {
            var first = part instanceof TerminalNode word ? word.getSymbol() : ((ParserRuleContext) part).getStart();
            if (first.getStartIndex() != end) diagnostics.report(Problem.BLANK_IN_PATTERN, spans.of(first), first.getText());
            end = first.getStopIndex() + 1;
        }
    }

    private String reason(OmitDeclarationContext c) {
        String reason = c.STRING() == null ? "" : Texts.string(c.STRING().getSymbol());
        if (reason.isBlank()) diagnostics.report(Problem.OMISSION_WITHOUT_REASON, spans.of(c.getStop()));
        return reason;
    }
}
