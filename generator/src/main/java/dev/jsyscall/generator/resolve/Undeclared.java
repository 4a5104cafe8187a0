package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.UndeclaredCall;
import dev.jsyscall.generator.syntax.CallDeclaration;
import dev.jsyscall.generator.syntax.Diagnostics;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.Suggestion;
import dev.jsyscall.generator.syntax.UndeclaredCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks what is said of calls without a declaration: they have a number somewhere, no declaration, and one reason. */
final class Undeclared {
    private final Symbols symbols;
    private final List<Arch> arches;
    private final Diagnostics diagnostics;

    Undeclared(Symbols symbols, List<Arch> arches, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.arches = arches;
        this.diagnostics = diagnostics;
    }

    List<UndeclaredCall> calls() {
        var numbered = new TreeSet<String>();
        for (Arch arch : arches) numbered.addAll(arch.numbers().keySet());
        Map<String, Name> taken = new HashMap<>();
        for (CallDeclaration call : symbols.calls.values()) taken.putIfAbsent(call.name().kernel().text(), call.name().kernel());
        var calls = new ArrayList<UndeclaredCall>();
        for (UndeclaredCalls declaration : symbols.undeclared) {
            for (Name name : declaration.names()) {
                if (!numbered.contains(name.text())) {
                    diagnostics.report(Problem.CALL_WITHOUT_NUMBER, name.span(), name.text(), Suggestion.among(name.text(), numbered));
                }
                Optional<Name> other = Optional.ofNullable(taken.putIfAbsent(name.text(), name));
                other.ifPresent(o -> diagnostics.report(Problem.UNDECLARED_IS_DECLARED, name.span(), name.text(), o.span().position()));
                calls.add(new UndeclaredCall(name.text(), declaration.reason(), name.span().position()));
            }
        }
        return List.copyOf(calls);
    }
}
