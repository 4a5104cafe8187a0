package dev.jsyscall.generator.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The finish of a source file, where a person would lay it out otherwise than JavaPoet does: short Javadoc comments on one line, method
 * headers broken between parameters only, no blank lines between short private constants.
 */
final class SourceLayout {
    private static final int WIDTH = 130;
    private static final int LONGEST = 140;
    private static final String CONTINUATION = "        ";
    private static final Pattern PRIVATE_CONSTANT = Pattern.compile("\\s*private static final .*;");
    private static final Pattern HEADER = Pattern.compile("\\s*(public|private|protected|static) [^=;]*\\([^;]*");

    private SourceLayout() {}

    static String of(String source) {
        List<String> lines = withoutGaps(headers(shortComments(List.of(source.split("\n", -1)))));
        return lines.stream().flatMap(l -> folded(l).stream()).collect(Collectors.joining("\n")).replace(". @Nullable", ".@Nullable");
    }

    private static List<String> shortComments(List<String> lines) {
        var result = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            boolean three = i + 2 < lines.size() && lines.get(i).strip().equals("/**") && lines.get(i + 2).strip().equals("*/");
            String text = three ? indent(lines.get(i)) + "/**" + lines.get(i + 1).strip().substring(1) + " */" : "";
            if (three && text.length() <= WIDTH) {
                result.add(text);
                i += 2;
            } else {
                result.add(lines.get(i));
            }
        }
        return result;
    }

    /** Method headers, each taken together and broken anew. */
    private static List<String> headers(List<String> lines) {
        var result = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!HEADER.matcher(line).matches()) {
                result.add(line);
                continue;
            }
            var header = new StringBuilder(line);
            while (!header.toString().endsWith("{") && !header.toString().endsWith(";")) header.append(' ').append(lines.get(++i).strip());
            boolean empty = header.toString().endsWith("{") && lines.get(i + 1).strip().equals("}");
            if (empty) i++;
            result.addAll(broken(header + (empty ? "}" : ""), indent(line)));
        }
        return result;
    }

    private static List<String> broken(String header, String indent) {
        if (header.length() <= WIDTH) return List.of(header);
        var lines = new ArrayList<String>();
        int open = header.indexOf('(') + 1;
        lines.add(header.substring(0, open));
        var line = new StringBuilder(indent + CONTINUATION);
        for (String parameter : header.substring(open).split("(?<=,) ", -1)) {
            boolean fresh = line.toString().isBlank();
            if (!fresh && line.length() + 1 + parameter.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent + CONTINUATION);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(parameter);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A statement that is too long, broken after commas. */
    private static List<String> folded(String line) {
        if (line.length() <= LONGEST || line.stripLeading().startsWith("*") || line.stripLeading().startsWith("/")) return List.of(line);
        int comma = -1;
        boolean quoted = false;
        for (int i = 0; i < LONGEST; i++) {
            char c = line.charAt(i);
            if (c == '"' && line.charAt(i - 1) != '\\') quoted = !quoted;
            if (c == ',' && !quoted) comma = i;
        }
        if (comma < 0) return List.of(line);
        var lines = new ArrayList<String>();
        lines.add(line.substring(0, comma + 1));
        lines.addAll(folded(indent(line) + CONTINUATION + line.substring(comma + 1).strip()));
        return lines;
    }

    /** Neighbouring one-line private constants stand together. */
    private static List<String> withoutGaps(List<String> lines) {
        var result = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            boolean between = lines.get(i).isBlank() && i > 0 && i + 1 < lines.size()
                    && PRIVATE_CONSTANT.matcher(lines.get(i - 1)).matches()
                    && PRIVATE_CONSTANT.matcher(lines.get(i + 1)).matches();
            if (!between) result.add(lines.get(i));
        }
        return result;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
