package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.Expression;
import dev.jsyscall.generator.syntax.MeaningUse;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.ParameterDeclaration;
import dev.jsyscall.generator.syntax.RouteUse;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves which call to use instead of another, and with what arguments. */
final class RouteResolver {
    private static final Set<String> SHIFTS = Set.of(">>", "<<");

    private final Resolution resolution;
    private final CallNumbers calls;

    RouteResolver(Resolution resolution, CallNumbers calls) {
        this.resolution = resolution;
        this.calls = calls;
    }

    List<Call.Route> resolve(CallDeclaration call, FileScope scope) {
        var routes = new ArrayList<Call.Route>();
        for (RouteUse use : call.routes()) route(call, use, scope).ifPresent(routes::add);
        return routes;
    }

    private Optional<Call.Route> route(CallDeclaration call, RouteUse use, FileScope scope) {
        CallDeclaration target = resolution.symbols.calls.get(use.target().text());
        if (target == null) {
            resolution.diagnostics.report(
                    Problem.UNKNOWN_CALL, use.target().span(), use.target().text(),
                    Suggestion.among(use.target().text(), resolution.symbols.calls.keySet()));
            return Optional.empty();
        }
        List<Arch> arches = served(call, use, target);
        Optional<List<Call.Argument>> arguments = arguments(call, use, target, scope);
        return arguments.map(a -> new Call.Route(arches.stream().map(Arch::name).toList(), target.name().text(), a));
    }

    private List<Arch> arches(CallDeclaration call, RouteUse use) {
        if (use.condition().isPresent()) return resolution.conditions.arches(use.condition().get());
        return resolution.arches.stream().filter(a -> !exists(call, a)).toList();
    }

    private boolean exists(CallDeclaration call, Arch arch) {
        return calls.number(call, arch).isPresent();
    }

    /**
     * The architectures that the route is for. Where a list or a width names them, the target must be there; {@code where absent} is for
     * those that have the target, of which there must be one: on others, neither call exists.
     */
    private List<Arch> served(CallDeclaration call, RouteUse use, CallDeclaration target) {
        List<Arch> wanted = arches(call, use);
        var served = new ArrayList<Arch>();
        var dead = new LinkedHashMap<Arch, CallDeclaration>();
        for (Arch arch : wanted) {
            Optional<CallDeclaration> end = absentEnd(call, use, target, arch);
            if (end.isPresent()) dead.put(arch, end.get());
            else served.add(arch);
        }
        if (use.condition().isPresent() || served.isEmpty()) {
            dead.forEach((arch, end) -> resolution.diagnostics.report(
                    Problem.ROUTE_TO_ABSENT, use.target().span(), end.name().text(), arch.name()));
        }
        return use.condition().isPresent() ? wanted : served;
    }

    /** The call that the target leads to on an architecture, if it does not exist there. */
    private Optional<CallDeclaration> absentEnd(CallDeclaration call, RouteUse use, CallDeclaration target, Arch arch) {
        var visited = new HashSet<String>();
        visited.add(call.name().text());
        CallDeclaration next = target;
        while (visited.add(next.name().text())) {
            Optional<CallDeclaration> further = further(next, arch);
            if (further.isPresent()) {
                next = further.get();
                continue;
            }
            return exists(next, arch) ? Optional.empty() : Optional.of(next);
        }
        // Any other circle is one of the calls further on, and is reported there.
        if (next.name().text().equals(call.name().text())) {
            resolution.diagnostics.report(
                    Problem.ROUTE_IN_CIRCLE, use.target().span(), target.name().text(), call.name().text(), arch.name());
        }
        return Optional.empty();
    }

    /** The call that a call leads to on an architecture, if it does. */
    private Optional<CallDeclaration> further(CallDeclaration call, Arch arch) {
        for (RouteUse use : call.routes()) {
            if (arches(call, use).contains(arch)) return Optional.ofNullable(resolution.symbols.calls.get(use.target().text()));
        }
        return Optional.empty();
    }

    private Optional<List<Call.Argument>> arguments(CallDeclaration call, RouteUse use, CallDeclaration target, FileScope scope) {
        List<ParameterDeclaration> wanted = target.parameters();
        List<ParameterDeclaration> free = wanted.stream().filter(p -> !computed(p)).toList();
        if (use.arguments().isEmpty()) {
            List<ParameterDeclaration> given = call.parameters().stream().filter(p -> !computed(p)).toList();
            if (given.size() != free.size()) {
                resolution.diagnostics.report(
                        Problem.ROUTE_ARGUMENT_COUNT, use.target().span(), target.name().text(), free.size(), given.size());
                return Optional.empty();
            }
            return Optional.of(join(target, scope, given.stream().map(p -> passed(p.name().text())).toList()));
        }
        List<Expression> given = use.arguments().get();
        if (given.size() != free.size() && given.size() != wanted.size()) {
            resolution.diagnostics.report(
                    Problem.ROUTE_ARGUMENT_COUNT, use.target().span(), target.name().text(), free.size(), given.size());
            return Optional.empty();
        }
        boolean complete = given.size() == wanted.size();
        var arguments = new ArrayList<Call.Argument>();
        for (int i = 0; i < given.size(); i++) {
            // Whoever writes an argument for a constant or a size says what the target computes anyway.
            if (complete && computed(wanted.get(i))) continue;
            Optional<Call.Argument> argument = argument(call, given.get(i), scope);
            if (argument.isEmpty()) return Optional.empty();
            arguments.add(argument.get());
        }
        return Optional.of(join(target, scope, arguments));
    }

    /** The binding fills such parameters in by itself. */
    private static boolean computed(ParameterDeclaration p) {
        return p.meaning() instanceof MeaningUse.Fixed || p.meaning() instanceof MeaningUse.SizeOf;
    }

    /** Puts the target's own constants and sizes between the arguments. */
    private List<Call.Argument> join(CallDeclaration target, FileScope scope, List<Call.Argument> free) {
        var all = new ArrayList<Call.Argument>();
        int next = 0;
        for (ParameterDeclaration p : target.parameters()) {
            if (p.meaning() instanceof MeaningUse.Fixed fixed) {
                Default value = resolution.byDefault(fixed.value(), scopeOf(target, scope));
                all.add(new Call.Argument(fixed.value().text(), Optional.empty(), Optional.of(value), 0));
            } else if (p.meaning() instanceof MeaningUse.SizeOf size) {
                all.add(new Call.Argument(size.text(), Optional.empty(), Optional.empty(), 0));
            } else {
                all.add(free.get(next++));
            }
        }
        return all;
    }

    /** The target's constants are visible in the file that declares it. */
    private FileScope scopeOf(CallDeclaration target, FileScope scope) {
        String path = target.name().span().position().file();
        for (var file : resolution.specs.files()) {
            if (file.path().equals(path)) return resolution.specs.scope(file);
        }
        return scope;
    }

    private static Call.Argument passed(String parameter) {
        return new Call.Argument(parameter, Optional.of(parameter), Optional.empty(), 0);
    }

    private Optional<Call.Argument> argument(CallDeclaration call, Expression expression, FileScope scope) {
        Map<String, Name> parameters = new LinkedHashMap<>();
        for (ParameterDeclaration p : call.parameters()) parameters.put(p.name().text(), p.name());
        Expression bare = expression;
        while (bare instanceof Expression.Nested nested) bare = nested.inner();
        if (bare instanceof Expression.Reference r && r.group().isEmpty()) {
            if (parameters.containsKey(r.name().text())) {
                return Optional.of(new Call.Argument(expression.text(), Optional.of(r.name().text()), Optional.empty(), 0));
            }
            resolution.diagnostics.report(
                    Problem.UNKNOWN_PARAMETER, r.name().span(), r.name().text(), Suggestion.among(r.name().text(), parameters.keySet()));
            return Optional.empty();
        }
        if (bare instanceof Expression.Binary b && SHIFTS.contains(b.operator()) && b.left() instanceof Expression.Reference r
                && r.group().isEmpty() && parameters.containsKey(r.name().text())) {
            return shifted(expression, b, r);
        }
        if (mentions(bare, parameters)) {
            resolution.diagnostics.report(Problem.BAD_ROUTE_ARGUMENT, expression.span(), expression.text());
            return Optional.empty();
        }
        return Optional.of(new Call.Argument(expression.text(), Optional.empty(), Optional.of(resolution.byDefault(expression, scope)), 0));
    }

    private Optional<Call.Argument> shifted(Expression whole, Expression.Binary shift, Expression.Reference parameter) {
        if (shift.right() instanceof Expression.Literal by && by.value() >= 0 && by.value() < 64) {
            int right = (int) (shift.operator().equals(">>") ? by.value() : -by.value());
            return Optional.of(new Call.Argument(whole.text(), Optional.of(parameter.name().text()), Optional.empty(), right));
        }
        resolution.diagnostics.report(Problem.BAD_ROUTE_ARGUMENT, whole.span(), whole.text());
        return Optional.empty();
    }

    private static boolean mentions(Expression expression, Map<String, Name> parameters) {
        if (expression instanceof Expression.Reference r) return r.group().isEmpty() && parameters.containsKey(r.name().text());
        if (expression instanceof Expression.Nested e) return mentions(e.inner(), parameters);
        if (expression instanceof Expression.Unary e) return mentions(e.operand(), parameters);
        return expression instanceof Expression.Binary e && (mentions(e.left(), parameters) || mentions(e.right(), parameters));
    }
}
