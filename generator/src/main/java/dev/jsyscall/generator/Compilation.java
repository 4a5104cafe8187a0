package dev.jsyscall.generator;

import dev.jsyscall.generator.model.Abi;
import java.util.List;
import java.util.Optional;

/**
 * What became of a set of spec files.
 *
 * @param abi the resolved model; present exactly when there is no diagnostic
 * @param diagnostics what is wrong, in the order of files and positions
 */
public record Compilation(Optional<Abi> abi, List<Diagnostic> diagnostics) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** All diagnostics as text, each with its source line and a caret; empty if there are none. */
    public String render() {
        var text = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) text.append(diagnostic.render()).append('\n');
        return text.toString();
    }
}
