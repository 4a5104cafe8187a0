package dev.jsyscall.verify.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that a compiler found.
 *
 * @param file the file it is in, as the compiler names it: {@code #line} may have given it another name
 * @param including the line of {@value #HEADERS} that included something last; whether it led to the file, the file's name tells
 */
public record CompilerError(String file, int line, String message, OptionalInt including) {
    /** What {@code #line} calls the part of a source that includes headers. */
    public static final String HEADERS = "header";

    private static final Pattern ERROR = Pattern.compile("([^\\s:]+):(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)");
    private static final Pattern INCLUDED = Pattern.compile("(?:In file included|\\s+) from " + HEADERS + ":(\\d+)[:,].*");

    /** All errors in a compiler's messages. */
    public static List<CompilerError> in(String messages) {
        var errors = new ArrayList<CompilerError>();
        OptionalInt including = OptionalInt.empty();
        for (String line : messages.lines().toList()) {
            Matcher include = INCLUDED.matcher(line);
            if (include.matches()) {
                including = OptionalInt.of(Integer.parseInt(include.group(1)));
            }
            Matcher error = ERROR.matcher(line);
            if (error.matches()) {
                errors.add(new CompilerError(error.group(1), Integer.parseInt(error.group(2)), error.group(3), including));
            }
        }
        return errors;
    }
}
