package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.grammar.AbiParser.FunctionBlockingContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionCriticalContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionErrorContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionErrorRuleContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionLibraryContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionManContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionParametersContext;
import dev.jsyscall.generator.grammar.AbiParser.FunctionSymbolContext;
import dev.jsyscall.generator.model.Function.ErrorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads library functions. */
final class FunctionReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ParameterReader parameters;

    FunctionReader(Spans spans, Diagnostics diagnostics, ExpressionReader expressions) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.parameters = new ParameterReader(spans, expressions);
    }

    FunctionDeclaration function(FunctionDeclarationContext c) {
        var once = new Clauses(spans, diagnostics);
        Optional<String> library = Optional.empty();
        var symbols = new ArrayList<SymbolUse>();
        Optional<ErrorRule> rule = Optional.empty();
        boolean critical = false;
        boolean blocking = false;
        Optional<String> man = Optional.empty();
        var errors = new ArrayList<DocumentedErrorUse>();
        for (FunctionClauseContext clause : c.functionClause()) {
            if (clause instanceof FunctionErrorContext error) {
                errors.add(new DocumentedErrorUse(spans.name(error.name()), Texts.string(error.STRING().getSymbol())));
                continue;
            }
            if (clause instanceof FunctionSymbolContext symbol) {
                symbols.add(symbol(symbol));
                continue;
            }
            once.once(clause, clause.getStart().getText());
            if (clause instanceof FunctionLibraryContext l) library = Optional.of(Texts.string(l.STRING().getSymbol()));
            else if (clause instanceof FunctionErrorRuleContext r) rule = Optional.of(rule(r));
            else if (clause instanceof FunctionCriticalContext) critical = true;
            else if (clause instanceof FunctionBlockingContext) blocking = true;
            else if (clause instanceof FunctionManContext m) man = Optional.of(Texts.string(m.STRING().getSymbol()));
        }
        FunctionParametersContext list = c.functionParameters();
        return new FunctionDeclaration(
                Texts.doc(c.DOC()), spans.name(c.name()), parameters.list(list.parameter()), variadicFrom(list),
                parameters.result(c.result()), library, symbols, rule, critical, blocking, man, errors);
    }

    private static ErrorRule rule(FunctionErrorRuleContext c) {
        return ErrorRule.valueOf(c.getStop().getText().toUpperCase(Locale.ROOT));
    }

    private SymbolUse symbol(FunctionSymbolContext c) {
        Optional<Condition> condition = c.condition() == null ? Optional.empty() : Optional.of(CallReader.condition(spans, c.condition()));
        List<String> names = c.STRING().stream().map(s -> Texts.string(s.getSymbol())).toList();
        return new SymbolUse(condition, names, spans.of(c));
    }

    private static OptionalInt variadicFrom(FunctionParametersContext list) {
        if (list.variadic == null) return OptionalInt.empty();
        int dots = list.variadic.getTokenIndex();
        return OptionalInt.of((int) list.parameter().stream().filter(p -> p.getStart().getTokenIndex() < dots).count());
    }
}
