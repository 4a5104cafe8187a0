package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.grammar.AbiParser;
import dev.jsyscall.generator.grammar.AbiParser.ArchClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchCodeContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchDataContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchFlushContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchHeadersContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchIoctlContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchJavaContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchPairsContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchTripleContext;
import dev.jsyscall.generator.grammar.AbiParser.ArchUseNumbersContext;
import dev.jsyscall.generator.grammar.AbiParser.NumbersDeclarationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads architectures and number tables. */
final class ArchReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ExpressionReader expressions;
    private final NumberReader numbers;

    ArchReader(Spans spans, Diagnostics diagnostics, ExpressionReader expressions) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.expressions = expressions;
        this.numbers = new NumberReader(spans, diagnostics);
    }

    NumbersDeclaration numbers(NumbersDeclarationContext c) {
        Optional<Name> name = c.name() == null ? Optional.empty() : Optional.of(spans.name(c.name()));
        List<NumbersDeclaration.Entry> entries = c.numberEntry().stream()
                .map(e -> new NumbersDeclaration.Entry(spans.name(e.name()), expressions.value(e.value())))
                .toList();
        Token word = c.DOC() == null ? c.getStart() : (Token) c.getChild(1).getPayload();
        return new NumbersDeclaration(name, entries, spans.of(word));
    }

    ArchDeclaration arch(ArchDeclarationContext c) {
        var once = new Clauses(spans, diagnostics);
        List<String> java = List.of();
        Optional<String> triple = Optional.empty();
        Optional<String> headers = Optional.empty();
        Optional<ArchDeclaration.Data> data = Optional.empty();
        Optional<Name> pairs = Optional.empty();
        Optional<Name> ioctl = Optional.empty();
        Optional<ArchDeclaration.FlushUse> flush = Optional.empty();
        var tables = new ArrayList<Name>();
        var code = new ArrayList<CodeDeclaration>();
        for (ArchClauseContext clause : c.archClause()) {
            if (clause instanceof ArchUseNumbersContext use) {
                tables.add(spans.name(use.name()));
            } else if (clause instanceof ArchCodeContext fragment) {
                once.once(clause, "code " + fragment.role.getText());
                code.add(code(fragment));
            } else {
                once.once(clause, clause.getStart().getText());
                if (clause instanceof ArchJavaContext j) java = j.STRING().stream().map(s -> Texts.string(s.getSymbol())).toList();
                else if (clause instanceof ArchTripleContext t) triple = Texts.optionalString(t.STRING().getSymbol());
                else if (clause instanceof ArchHeadersContext h) headers = Texts.optionalString(h.STRING().getSymbol());
                else if (clause instanceof ArchDataContext d) data = Optional.of(data(d));
                else if (clause instanceof ArchPairsContext p) pairs = Optional.of(spans.name(p.name()));
                else if (clause instanceof ArchIoctlContext i) ioctl = Optional.of(spans.name(i.name()));
                else if (clause instanceof ArchFlushContext f) flush = Optional.of(flush(f));
            }
        }
        return new ArchDeclaration(
                Texts.doc(c.DOC()), spans.name(c.os), spans.name(c.arch), java, triple, headers, data, pairs, ioctl, flush, tables, code);
    }

    private ArchDeclaration.Data data(ArchDataContext d) {
        Token align64 = d.NUMBER() == null ? null : d.NUMBER().getSymbol();
        return new ArchDeclaration.Data(spans.name(d.model), spans.name(d.order), numbers.optionalSmall(align64), spans.of(d));
    }

    private ArchDeclaration.FlushUse flush(ArchFlushContext f) {
        if (f.name() != null) return new ArchDeclaration.FlushUse(Optional.empty(), Optional.empty(), Optional.of(spans.name(f.name())));
        return new ArchDeclaration.FlushUse(
                Texts.optionalString(f.STRING(0).getSymbol()), Texts.optionalString(f.STRING(1).getSymbol()), Optional.empty());
    }

    private CodeDeclaration code(ArchCodeContext c) {
        var body = c.codeBody();
        Token words = c.NUMBER() == null ? null : c.NUMBER().getSymbol();
        List<CodeDeclaration.Hole> holes = body.hole().stream()
                .map(h -> new CodeDeclaration.Hole(
                        numbers.small(h.from), numbers.small(h.to), numbers.small(h.offset), numbers.small(h.bit), spans.name(h.unit),
                        spans.of(h)))
                .toList();
        String bytes = body.bytes.getType() == AbiParser.TEXT ? Texts.block(body.bytes) : Texts.string(body.bytes);
        return new CodeDeclaration(
                spans.name(c.role), numbers.optionalSmall(words), Texts.block(body.source), bytes, spans.of(body.bytes), holes);
    }
}
