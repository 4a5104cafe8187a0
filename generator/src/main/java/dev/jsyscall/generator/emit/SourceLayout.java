package dev.jsyscall.generator.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The finish of a source file: short Javadoc comments on one line, no blank line between constants that have none. */
final class SourceLayout {
    private static final int WIDTH = 130;
    private static final Pattern PRIVATE_CONSTANT = Pattern.compile("\\s*private static final .*;");

    private SourceLayout() {}

    static String of(String source) {
        return String.join("\n", withoutGaps(shortComments(List.of(source.split("\n", -1)))));
    }

    private static List<String> shortComments(List<String> lines) {
        var result = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            boolean three = i + 2 < lines.size() && lines.get(i).strip().equals("/**") && lines.get(i + 2).strip().equals("*/");
            String indent = lines.get(i).substring(0, lines.get(i).length() - lines.get(i).stripLeading().length());
            String text = three ? indent + "/**" + lines.get(i + 1).strip().substring(1) + " */" : "";
            if (three && text.length() <= WIDTH) {
                result.add(text);
                i += 2;
            } else {
                result.add(lines.get(i));
            }
        }
        return result;
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
}
