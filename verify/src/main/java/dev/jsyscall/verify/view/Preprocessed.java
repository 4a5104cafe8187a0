package dev.jsyscall.verify.view;

import dev.jsyscall.verify.probe.CompilerError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A preprocessor's output in which definitions of macros are kept, {@code -E -dD}.
 *
 * @param macros those without parameters that hold at the end, in the order of their first definitions
 * @param includers for each header the line of the source that included it first, counted from 1
 */
record Preprocessed(Map<String, Macro> macros, List<CToken> tokens, Map<String, Integer> includers) {
    private static final Pattern MARKER = Pattern.compile("# (\\d+) \"(.*?)\".*");
    private static final Pattern DEFINITION = Pattern.compile("#define (\\w+)(\\()?(.*)");
    private static final String REMOVAL = "#undef ";

    /** @param header how programs include a file; empty if it is not the kernel's */
    static Preprocessed read(String text, Function<String, String> header) {
        var macros = new LinkedHashMap<String, Macro>();
        var tokens = new ArrayList<CToken>();
        var headers = new LinkedHashMap<String, String>();
        var includers = new LinkedHashMap<String, Integer>();
        String current = "";
        int line = 0;
        int includer = 1;
        for (String row : (Iterable<String>) text.lines()::iterator) {
            if (!row.startsWith("#")) {
                CLexer.split(row, new Place(current, line++), tokens::add);
                continue;
            }
            Matcher marker = MARKER.matcher(row);
            Matcher definition = DEFINITION.matcher(row);
            if (marker.matches()) {
                current = headers.computeIfAbsent(marker.group(2), header);
                line = Integer.parseInt(marker.group(1));
                includer = marker.group(2).equals(CompilerError.HEADERS) ? line : includer;
                includers.putIfAbsent(current, includer);
                continue;
            }
            if (row.startsWith(REMOVAL)) {
                macros.remove(row.substring(REMOVAL.length()).strip());
            } else if (definition.matches() && definition.group(2) != null) {
                macros.remove(definition.group(1));
            } else if (definition.matches()) {
                macros.put(definition.group(1), new Macro(definition.group(1), definition.group(3).strip(), new Place(current, line)));
            }
            line++;
        }
        return new Preprocessed(macros, List.copyOf(tokens), includers);
    }
}
