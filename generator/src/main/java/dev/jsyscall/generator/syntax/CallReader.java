package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.grammar.AbiParser.CallBlockingContext;
import dev.jsyscall.generator.grammar.AbiParser.CallClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.CallErrorContext;
import dev.jsyscall.generator.grammar.AbiParser.CallManContext;
import dev.jsyscall.generator.grammar.AbiParser.CallNameContext;
import dev.jsyscall.generator.grammar.AbiParser.CallRouteContext;
import dev.jsyscall.generator.grammar.AbiParser.CallSinceContext;
import dev.jsyscall.generator.grammar.AbiParser.CallTypedContext;
import dev.jsyscall.generator.grammar.AbiParser.ConditionContext;
import dev.jsyscall.generator.grammar.AbiParser.IoctlClauseContext;
import dev.jsyscall.generator.grammar.AbiParser.IoctlDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.SyscallDeclarationContext;
import dev.jsyscall.generator.grammar.AbiParser.UndeclaredLineContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads system calls and ioctls. */
final class CallReader {
    private final Spans spans;
    private final Diagnostics diagnostics;
    private final ExpressionReader expressions;
    private final ParameterReader parameters;

    CallReader(Spans spans, Diagnostics diagnostics, ExpressionReader expressions) {
        this.spans = spans;
        this.diagnostics = diagnostics;
        this.expressions = expressions;
        this.parameters = new ParameterReader(spans, expressions);
    }

    CallDeclaration syscall(SyscallDeclarationContext c) {
        var once = new Clauses(spans, diagnostics);
        boolean blocking = false;
        boolean typed = false;
        Optional<String> since = Optional.empty();
        Optional<String> man = Optional.empty();
        var errors = new ArrayList<DocumentedErrorUse>();
        var routes = new ArrayList<RouteUse>();
        for (CallClauseContext clause : c.callClause()) {
            if (clause instanceof CallErrorContext error) {
                errors.add(new DocumentedErrorUse(spans.name(error.name()), Texts.string(error.STRING().getSymbol())));
            } else if (clause instanceof CallRouteContext route) {
                routes.add(route(route));
            } else {
                once.once(clause, clause.getStart().getText());
                if (clause instanceof CallBlockingContext) blocking = true;
                else if (clause instanceof CallTypedContext) typed = true;
                else if (clause instanceof CallSinceContext s) since = Optional.of(s.version().getText());
                else if (clause instanceof CallManContext m) man = Optional.of(Texts.string(m.STRING().getSymbol()));
            }
        }
        return new CallDeclaration(
                Texts.doc(c.DOC()), callName(c.callName()), parameters.list(c.parameters().parameter()), parameters.result(c.result()),
                blocking, typed, since, man, errors, routes);
    }

    UndeclaredCalls undeclared(UndeclaredLineContext c) {
        return new UndeclaredCalls(c.name().stream().map(spans::name).toList(), Texts.string(c.STRING().getSymbol()));
    }

    private CallName callName(CallNameContext c) {
        Optional<Name> form = c.name().size() > 1 ? Optional.of(spans.name(c.name(1))) : Optional.empty();
        return new CallName(spans.name(c.name(0)), form, spans.of(c));
    }

    private RouteUse route(CallRouteContext c) {
        Optional<Condition> condition = c.condition() == null ? Optional.empty() : Optional.of(condition(spans, c.condition()));
        Optional<List<Expression>> arguments = c.arguments() == null
                ? Optional.empty()
                : Optional.of(c.arguments().expression().stream().map(expressions::read).toList());
        return new RouteUse(condition, callName(c.callName()), arguments);
    }

    static Condition condition(Spans spans, ConditionContext c) {
        return new Condition(c.name().isEmpty(), c.name().stream().map(spans::name).toList());
    }

    IoctlDeclaration ioctl(IoctlDeclarationContext c) {
        var once = new Clauses(spans, diagnostics);
        boolean varies = false;
        boolean blocking = false;
        Optional<String> since = Optional.empty();
        Optional<String> exclusion = Optional.empty();
        for (IoctlClauseContext clause : c.ioctlClause()) {
            String word = clause.getStart().getText();
            once.once(clause, word);
            if (clause.version() != null) since = Optional.of(clause.version().getText());
            else if (clause.exclusion() != null) exclusion = Optional.of(ConstantReader.exclusion(clause.exclusion(), spans, diagnostics));
            else if (word.equals("varies")) varies = true;
            else blocking = true;
        }
        var argument = c.ioctlParameters().ioctlArgument();
        return new IoctlDeclaration(
                Texts.doc(c.DOC()), spans.name(c.name()), expressions.value(c.value()),
                argument == null ? Optional.empty() : Optional.of(parameters.meaning(argument.meaning())), parameters.result(c.result()),
                varies, blocking, since, exclusion);
    }
}
