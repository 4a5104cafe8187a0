package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** The clauses of one declaration, most of which may stand only once. */
final class Clauses {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final Set<String> seen = new HashSet<>();

    Clauses(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    /** Reports a clause that is there already; {@code word} is what the clause begins with. */
    void once(ParserRuleContext clause, String word) {
        if (!seen.add(word)) diagnostics.report(Problem.REPEATED_CLAUSE, spans.of(clause), word);
    }
}
