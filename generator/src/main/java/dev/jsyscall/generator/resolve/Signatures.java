package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.FunctionDeclaration;
import dev.jsyscall.generator.syntax.ParameterDeclaration;
import dev.jsyscall.generator.syntax.ResultUse;
import java.util.ArrayList;
import java.util.Optional;

/** Parameters and result as text: the spec's own syntax with uniform spacing. */
final class Signatures {
    private Signatures() {}

    static String of(CallDeclaration d) {
        return "(" + String.join(", ", d.parameters().stream().map(ParameterDeclaration::text).toList()) + ")" + result(d.result());
    }

    static String of(FunctionDeclaration d) {
        var parameters = new ArrayList<String>();
        for (ParameterDeclaration p : d.parameters()) parameters.add(p.text());
        d.variadicFrom().ifPresent(i -> parameters.add(i, "..."));
        return "(" + String.join(", ", parameters) + ")" + result(d.result());
    }

    private static String result(Optional<ResultUse> result) {
        return result.map(r -> ": " + r.text()).orElse("");
    }
}
