package dev.jsyscall.generator.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a Javadoc comment, put together from paragraphs, C declarations and tags, and wrapped. */
final class JavadocText {
    private static final int WIDTH = 116;
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ [^}]*}");
    private static final Pattern PARAGRAPH = Pattern.compile("<p>\\s*");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** A paragraph of Javadoc source, as it stands. */
    JavadocText add(String paragraph) {
        if (!paragraph.isBlank()) paragraphs.add(wrap(paragraph.strip(), WIDTH, ""));
        return this;
    }

    /** A spec's doc comment: plain prose, blank lines between paragraphs, code in back quotes. */
    JavadocText prose(String doc) {
        for (String paragraph : doc.strip().split("\\n\\s*\\n", -1)) add(escaped(paragraph));
        return this;
    }

    /** A C declaration of any number of lines. */
    JavadocText declaration(String c) {
        paragraphs.add("{@snippet lang=c :\n" + c.stripTrailing().replace("*/", "*&#47;") + "\n}");
        return this;
    }

    JavadocText items(List<String> items) {
        if (items.isEmpty()) return this;
        var list = new StringBuilder("<ul>\n");
        for (String item : items) list.append(wrap("<li>" + item, WIDTH, "    ")).append('\n');
        paragraphs.add(list.append("</ul>").toString());
        return this;
    }

    /** A block tag: {@code @param}, {@code @return}, … */
    JavadocText tag(String tag, String text) {
        tags.add(wrap("@" + tag + " " + text.strip(), WIDTH, "    "));
        return this;
    }

    boolean isEmpty() {
        return paragraphs.isEmpty() && tags.isEmpty();
    }

    /** Prose as Javadoc source: inline tags stand, everything else is text. */
    static String escaped(String prose) {
        String text = PARAGRAPH.matcher(prose.strip()).replaceAll("");
        var result = new StringBuilder();
        int from = 0;
        for (Matcher tag = INLINE_TAG.matcher(text); tag.find(); from = tag.end()) {
            result.append(html(text.substring(from, tag.start()))).append(tag.group());
        }
        return result.append(html(text.substring(from))).toString();
    }

    private static String html(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;").replace("*/", "*&#47;");
        return QUOTED.matcher(html).replaceAll("{@code $1}");
    }

    /** A spec's doc comment as the beginning of a paragraph that goes on: ends in a full stop. */
    static String sentence(String doc) {
        String text = escaped(doc);
        return text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (String paragraph : paragraphs) {
            if (!text.isEmpty()) text.append(paragraph.startsWith("<ul>") ? "\n" : "\n\n");
            boolean plain = !paragraph.startsWith("{@snippet") && !paragraph.startsWith("<ul>");
            text.append(text.isEmpty() || !plain ? paragraph : "<p>" + paragraph);
        }
        if (!tags.isEmpty() && !text.isEmpty()) text.append("\n\n");
        return text.append(String.join("\n", tags)).toString();
    }

    private static String wrap(String text, int width, String continuation) {
        var result = new StringBuilder();
        int column = 0;
        for (String word : words(text)) {
            if (column > 0 && column + 1 + word.length() > width) {
                result.append('\n').append(continuation);
                column = continuation.length();
                result.append(word);
            } else {
                if (column > 0) {
                    result.append(' ');
                    column++;
                }
                result.append(word);
            }
            column += word.length();
        }
        return result.toString();
    }

    /** Words, an inline tag being one. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int open = 0;
        var word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') open++;
            if (c == '}' && open > 0) open--;
            if (Character.isWhitespace(c) && open == 0) {
                if (!word.isEmpty()) words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }
}
