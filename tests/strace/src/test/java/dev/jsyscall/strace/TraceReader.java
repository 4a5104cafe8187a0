package dev.jsyscall.strace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments in a line of strace. Comments are dropped, and so are the dots where strace leaves something out. */
final class TraceReader {
    private static final String ENDS = ",)]}";
    /** What comes before an element: {@code [IO_WQ_BOUND]=}. */
    private static final Pattern INDEX = Pattern.compile("\\[\\w+]=");

    private final String line;
    private int at;

    private TraceReader(String line, int at) {
        this.line = line;
        this.at = at;
    }

    /** The arguments of a line such as {@code close(3) = 0}. */
    static List<Shown> arguments(String line) {
        var reader = new TraceReader(line, line.indexOf('(') + 1);
        return reader.list(')');
    }

    /** Values up to a closing bracket, which is read too; a line that ends too early ends them all. */
    private List<Shown> list(char end) {
        var values = new ArrayList<Shown>();
        while (true) {
            skip();
            if (at >= line.length()) return values;
            char c = line.charAt(at);
            if (c == end) {
                at++;
                return values;
            }
            // A bracket that closes nothing is one that strace forgot to open.
            if (ENDS.indexOf(c) >= 0) at++;
            else if (line.startsWith("...", at)) at += 3;
            else values.add(value());
        }
    }

    private Shown value() {
        Shown value = single();
        skip();
        if (!line.startsWith("=>", at)) return value;
        at += 2;
        skip();
        return new Shown.Change(value, single());
    }

    private Shown single() {
        char c = line.charAt(at);
        if (c == '{') {
            at++;
            return record(list('}'));
        }
        Matcher index = INDEX.matcher(line).region(at, line.length());
        if (index.lookingAt()) {
            at = index.end();
            return value();
        }
        if (c == '[') return sequence(false);
        if (line.startsWith("~[", at)) {
            at++;
            return sequence(true);
        }
        if (c == '"') return text();
        int start = at;
        while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) at++;
        if (at > start && at + 1 < line.length() && line.charAt(at) == '=' && line.charAt(at + 1) != '>' && line.charAt(at + 1) != '=') {
            String name = line.substring(start, at++);
            skip();
            return new Shown.Field(name, at < line.length() && ENDS.indexOf(line.charAt(at)) < 0 ? value() : new Shown.Word(""));
        }
        at = start;
        return new Shown.Word(word());
    }

    private static Shown.Record record(List<Shown> values) {
        return new Shown.Record(values.stream().map(v -> v instanceof Shown.Field field ? field : new Shown.Field("", v)).toList());
    }

    /** Elements have commas between them, and the members of a set have not. */
    private Shown sequence(boolean complement) {
        int close = line.indexOf(']', at);
        String inside = close < 0 ? "" : line.substring(at + 1, close);
        boolean set = complement || inside.matches("\\w+( \\w+)+") || inside.matches("[A-Z]\\w*") && !inside.contains("_");
        if (set) {
            at = close + 1;
            return new Shown.Members(complement, inside.isEmpty() ? List.of() : List.of(inside.split(" ", -1)));
        }
        at++;
        return new Shown.Sequence(list(']'));
    }

    private Shown text() {
        var bytes = new StringBuilder();
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') escape(bytes);
            else bytes.append(line.charAt(at++));
        }
        at++;
        if (line.startsWith("...", at)) at += 3;
        return new Shown.Text(bytes.toString());
    }

    private void escape(StringBuilder bytes) {
        char c = line.charAt(++at);
        int plain = "ntrvf\"\\".indexOf(c);
        if (plain >= 0) {
            bytes.append("\n\t\r\u000b\f\"\\".charAt(plain));
            at++;
        } else if (c == 'x') {
            bytes.append((char) Integer.parseInt(line, at + 1, at + 3, 16));
            at += 3;
        } else {
            int start = at;
            while (at < start + 3 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '7') at++;
            bytes.append((char) Integer.parseInt(line, start, at, 8));
        }
    }

    /** Up to what ends an element, whatever stands in parentheses. */
    private String word() {
        var word = new StringBuilder();
        int depth = 0;
        while (at < line.length()) {
            if (line.startsWith("/*", at)) {
                skip();
                continue;
            }
            if (line.startsWith("=>", at)) break;
            char c = line.charAt(at);
            if (depth == 0 && ENDS.indexOf(c) >= 0) break;
            if (c == '(') depth++;
            if (c == ')') depth--;
            word.append(c);
            at++;
        }
        return word.toString().strip();
    }

    /** Blanks and comments. */
    private void skip() {
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
            } else if (line.startsWith("/*", at)) {
                int end = line.indexOf("*/", at + 2);
                at = end < 0 ? line.length() : end + 2;
            } else {
                return;
            }
        }
    }
}
