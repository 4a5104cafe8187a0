package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.syntax.DocumentedErrorUse;
import dev.jsyscall.generator.syntax.PlatformDeclaration;
import dev.jsyscall.generator.syntax.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What calls and functions say of their errors. */
final class DocumentedErrors {
    private DocumentedErrors() {}

    static List<Call.DocumentedError> of(List<DocumentedErrorUse> errors) {
        return errors.stream().map(e -> new Call.DocumentedError(e.errno().text(), e.text())).toList();
    }

    /** Errors are named as in C. They can be checked where the files at hand say which group they are. */
    static void check(Resolution resolution, List<DocumentedErrorUse> errors) {
        var seen = new HashSet<String>();
        for (DocumentedErrorUse error : errors) {
            if (!seen.add(error.errno().text())) {
                resolution.diagnostics.report(Problem.REPEATED_IN_LIST, error.errno().span(), error.errno().text());
            }
        }
        Optional<Symbol> group =
                resolution.symbols.platform.flatMap(PlatformDeclaration::errnos).map(n -> resolution.symbols.types.get(n.text()));
        if (group.isEmpty() || !(group.get() instanceof Symbol.Group errnos)) return;
        var known = new TreeSet<String>();
        errnos.constants.forEach((name, c) -> known.add(c.cName().orElse(errnos.declaration.prefix() + name)));
        for (DocumentedErrorUse error : errors) {
            String name = error.errno().text();
            if (!known.contains(name)) {
                resolution.diagnostics.report(Problem.UNKNOWN_ERRNO, error.errno().span(), name, Suggestion.among(name, known));
            }
        }
    }
}
