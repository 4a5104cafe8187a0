package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.OverrideDeclaration;
import dev.jsyscall.generator.syntax.ParameterDeclaration;
import dev.jsyscall.generator.syntax.Span;
import dev.jsyscall.generator.syntax.Suggestion;
import dev.jsyscall.generator.syntax.TypeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Resolves system calls: meanings, numbers and registers. */
final class CallResolver {
    private final Resolution resolution;
    private final RouteResolver routes;
    private final CallNumbers calls;

    CallResolver(Resolution resolution) {
        this.resolution = resolution;
        this.calls = new CallNumbers(resolution.symbols);
        this.routes = new RouteResolver(resolution, calls);
    }

    Optional<Call> resolve(CallDeclaration d, FileScope scope, String subsystem) {
        String kernelName = d.name().kernel().text();
        PerArch<Integer> numbers = PerArch.of(resolution.arches, a -> calls.number(d, a));
        if (!numbers.exists()) unknown(d.name().kernel());
        var meanings = new MeaningResolver(resolution, scope, d.parameters());
        var parameters = new ArrayList<Parameter>();
        for (ParameterDeclaration p : d.parameters()) meanings.parameter(p).ifPresent(parameters::add);
        Optional<Result> result = meanings.result(d.result());
        DocumentedErrors.check(resolution, d.errors());
        List<Call.Route> resolved = routes.resolve(d, scope);
        if (parameters.size() != d.parameters().size() || result.isEmpty()) return Optional.empty();
        PerArch<Call.Form> forms =
                PerArch.of(resolution.arches, a -> numbers.on(a).flatMap(n -> form(d, parameters, scope, a)));
        return Optional.of(new Call(
                d.name().text(), d.doc(), subsystem, Signatures.of(d), parameters, result.get(), d.blocking(),
                d.typed() ? Grade.TYPED : Grade.SEMANTIC, d.since(), d.man().orElse(kernelName + "(2)"), numbers, forms, resolved,
                DocumentedErrors.of(d.errors()), d.name().span().position()));
    }

    private void unknown(Name name) {
        var known = new TreeSet<String>();
        for (Arch arch : resolution.arches) known.addAll(arch.numbers().keySet());
        resolution.diagnostics.report(Problem.CALL_WITHOUT_NUMBER, name.span(), name.text(), Suggestion.among(name.text(), known));
    }

    private Optional<Call.Form> form(CallDeclaration d, List<Parameter> parameters, FileScope scope, Arch arch) {
        Optional<OverrideDeclaration.Syscall> override = calls.override(d, arch);
        Optional<List<Parameter>> ordered = order(d, parameters, override);
        if (ordered.isEmpty()) return Optional.empty();
        var registers = new Registers(arch);
        for (Parameter parameter : ordered.get()) {
            if (parameter.type() instanceof Parameter.Halves) registers.halves(parameter.name());
            else if (wide(parameter, scope, arch)) registers.wide(parameter.name());
            else registers.whole(parameter.name());
        }
        boolean block = override.filter(OverrideDeclaration.Syscall::block).isPresent();
        int most = arch.stubWords();
        if (!block && registers.words().size() > most) {
            resolution.diagnostics.report(
                    Problem.TOO_MANY_WORDS, d.name().span(), d.name().text(), registers.words().size(), arch.name(), most);
        }
        return Optional.of(new Call.Form(block, registers.words()));
    }

    /** The parameters in the order of registers; a typed form follows the order of the call it is a form of. */
    private Optional<List<Parameter>> order(
            CallDeclaration d, List<Parameter> parameters, Optional<OverrideDeclaration.Syscall> override) {
        Optional<List<Name>> names = override.flatMap(OverrideDeclaration.Syscall::order);
        if (names.isEmpty()) return Optional.of(parameters);
        CallDeclaration kernel = resolution.symbols.calls.getOrDefault(d.name().kernel().text(), d);
        var ordered = new ArrayList<Parameter>();
        var seen = new HashSet<String>();
        for (Name name : names.get()) {
            int index = indexOf(kernel, name);
            if (index < 0) {
                List<String> known = kernel.parameters().stream().map(p -> p.name().text()).toList();
                resolution.diagnostics.report(Problem.UNKNOWN_PARAMETER, name.span(), name.text(), Suggestion.among(name.text(), known));
                return Optional.empty();
            }
            if (!seen.add(name.text())) resolution.diagnostics.report(Problem.REPEATED_IN_LIST, name.span(), name.text());
            if (index < parameters.size()) ordered.add(parameters.get(index));
        }
        for (ParameterDeclaration p : kernel.parameters()) {
            if (seen.contains(p.name().text())) continue;
            Name call = override.get().name();
            resolution.diagnostics.report(Problem.ORDER_INCOMPLETE, call.span(), p.name().text(), call.text());
            return Optional.empty();
        }
        return Optional.of(ordered);
    }

    private static int indexOf(CallDeclaration kernel, Name parameter) {
        for (int i = 0; i < kernel.parameters().size(); i++) {
            if (kernel.parameters().get(i).name().text().equals(parameter.text())) return i;
        }
        return -1;
    }

    /** Whether a value has 64 bits on this architecture, whose typedefs may differ. */
    private boolean wide(Parameter parameter, FileScope scope, Arch arch) {
        Type.Number type;
        if (parameter.type() instanceof Parameter.Value v) type = v.type();
        else if (parameter.type() instanceof Parameter.Fixed f) type = f.type();
        else return false;
        var name = new Name(type.name(), new Span(parameter.position(), 1));
        return resolution.on(arch).shape(new TypeUse(Optional.empty(), name, List.of(), name.span()), scope)
                .value()
                .map(s -> s.size() == 8)
                .orElse(false);
    }
}
