package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Function.ErrorRule;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.syntax.FunctionDeclaration;
import dev.jsyscall.generator.syntax.MeaningUse;
import dev.jsyscall.generator.syntax.ParameterDeclaration;
import dev.jsyscall.generator.syntax.SymbolUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves library functions. */
final class FunctionResolver {
    private static final String C_LIBRARY = "libc";

    private final Resolution resolution;

    FunctionResolver(Resolution resolution) {
        this.resolution = resolution;
    }

    Optional<Function> resolve(FunctionDeclaration d, FileScope scope, String subsystem) {
        var meanings = new MeaningResolver(resolution, scope, d.parameters());
        var parameters = new ArrayList<Parameter>();
        for (ParameterDeclaration p : d.parameters()) {
            if (p.meaning() instanceof MeaningUse.Halves) resolution.diagnostics.report(Problem.HALVES_IN_FUNCTION, p.meaning().span());
            meanings.parameter(p).ifPresent(parameters::add);
        }
        if (d.variadicFrom().isPresent() && d.variadicFrom().getAsInt() == 0) {
            resolution.diagnostics.report(Problem.VARIADIC_FIRST, d.name().span(), d.name().text());
        }
        Optional<Result> result = meanings.result(d.result());
        DocumentedErrors.check(resolution, d.errors());
        PerArch<List<String>> symbols = symbols(d);
        if (parameters.size() != d.parameters().size() || result.isEmpty()) return Optional.empty();
        return Optional.of(new Function(
                d.name().text(), d.doc(), subsystem, Signatures.of(d), parameters, result.get(),
                d.library().filter(l -> !l.equals(C_LIBRARY)),
                symbols, d.variadicFrom(), d.errorRule().orElse(usualRule(result.get())), d.critical(), d.blocking(),
                d.man().orElse(d.name().text() + "(3)"), DocumentedErrors.of(d.errors()), d.name().span().position()));
    }

    /** What most functions with such a result do. */
    private static ErrorRule usualRule(Result result) {
        if (result instanceof Result.Address) return ErrorRule.NULL;
        if (result instanceof Result.Value v) return v.type().scalar().floating() ? ErrorRule.NONE : ErrorRule.ERRNO;
        return result instanceof Result.OwnedDescriptor ? ErrorRule.ERRNO : ErrorRule.NONE;
    }

    private PerArch<List<String>> symbols(FunctionDeclaration d) {
        Map<String, List<String>> conditional = new HashMap<>();
        List<String> everywhere = List.of();
        for (SymbolUse use : d.symbols()) {
            if (use.symbols().stream().anyMatch(String::isBlank)) resolution.diagnostics.report(Problem.EMPTY_SYMBOL, use.span());
            if (use.condition().isEmpty()) {
                if (!everywhere.isEmpty()) resolution.diagnostics.report(Problem.REPEATED_CLAUSE, use.span(), "symbol");
                everywhere = use.symbols();
                continue;
            }
            for (Arch arch : resolution.conditions.arches(use.condition().get())) conditional.putIfAbsent(arch.name(), use.symbols());
        }
        List<String> usual = everywhere.isEmpty() ? List.of(d.name().text()) : everywhere;
        return PerArch.of(resolution.arches, a -> Optional.of(conditional.getOrDefault(a.name(), usual)));
    }
}
