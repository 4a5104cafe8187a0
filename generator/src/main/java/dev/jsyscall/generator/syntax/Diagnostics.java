package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Diagnostic;
import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.model.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong. The same problem at the same place is kept once: every architecture evaluates the same text. Nobody reads more
 * than a hundred, so the rest is dropped.
 */
public final class Diagnostics {
    private static final int MOST = 100;

    private record Place(Problem problem, Position position) {}

    private final Map<Place, Diagnostic> found = new LinkedHashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    /** Makes the lines of a file known, so that diagnostics can show them. */
    void source(SourceFile file) {
        lines.computeIfAbsent(file.path(), p -> file.text().lines().toList());
    }

    /** Reports a problem; {@code details} go into its message. */
    public void report(Problem problem, Span span, Object... details) {
        Position at = span.position();
        if (found.size() >= MOST) return;
        found.computeIfAbsent(new Place(problem, at), p -> {
            List<String> text = lines.getOrDefault(at.file(), List.of());
            String line = at.line() <= text.size() ? text.get(at.line() - 1) : "";
            return new Diagnostic(problem, at, Math.max(1, span.length()), problem.message(details), line);
        });
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems, by file, line and column. */
    public List<Diagnostic> sorted() {
        return found.values().stream()
                .sorted(Comparator.comparing((Diagnostic d) -> d.position().file())
                        .thenComparing(d -> d.position().line())
                        .thenComparing(d -> d.position().column()))
                .toList();
    }
}
