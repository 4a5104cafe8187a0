package dev.jsyscall.verify.view;

import dev.jsyscall.verify.probe.Compiler;
import dev.jsyscall.verify.probe.CompilerError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers in as few units as they compile in: those that clash with others are put into a next one.
 *
 * @param units headers that compile together, in the order in which they were given
 * @param broken headers that do not compile by themselves, and why
 */
record HeaderUnits(List<List<String>> units, Map<String, String> broken) {
    static HeaderUnits of(List<String> headers, Compiler compiler, List<String> options) throws IOException {
        var units = new ArrayList<List<String>>();
        var broken = new LinkedHashMap<String, String>();
        List<String> pending = headers;
        while (!pending.isEmpty()) {
            var unit = new ArrayList<>(pending);
            var clashing = new ArrayList<String>();
            for (Map<String, String> bad = errors(unit, compiler, options); !bad.isEmpty(); bad = errors(unit, compiler, options)) {
                unit.removeAll(bad.keySet());
                for (String header : bad.keySet()) {
                    Map<String, String> alone = errors(List.of(header), compiler, options);
                    broken.putAll(alone);
                    if (alone.isEmpty()) {
                        clashing.add(header);
                    }
                }
            }
            if (unit.isEmpty()) {
                // Each compiles by itself, and yet all of them fail: the first one alone makes the others fit.
                unit.add(clashing.remove(0));
            }
            units.add(List.copyOf(unit));
            pending = clashing;
        }
        return new HeaderUnits(List.copyOf(units), broken);
    }

    /** A source that includes headers and nothing else; each on a line of its own. */
    static String source(List<String> headers) {
        var source = new StringBuilder();
        for (int i = 0; i < headers.size(); i++) {
            source.append("#line ").append(i + 1).append(" \"" + CompilerError.HEADERS + "\"\n");
            source.append("#include <").append(headers.get(i)).append(">\n");
        }
        return source.toString();
    }

    private static Map<String, String> errors(List<String> headers, Compiler compiler, List<String> options) throws IOException {
        var errors = new LinkedHashMap<String, String>();
        for (CompilerError error : compiler.check(source(headers), options)) {
            int line = error.file().equals(CompilerError.HEADERS) ? error.line() : error.including().orElse(1);
            errors.putIfAbsent(headers.get(line - 1), error.message());
        }
        return errors;
    }
}
