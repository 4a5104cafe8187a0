package dev.jsyscall.verify.explain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A spec's comments as plain text. */
public final class DocText {
    private static final Pattern PARAGRAPH = Pattern.compile("\\s*<p>\\s*|\\n\\s*\\n");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s");

    private DocText() {}

    /** The paragraphs, each on one line, inline tags standing. */
    public static List<String> paragraphs(String comment) {
        return Stream.of(PARAGRAPH.split(comment.strip())).map(text -> SPACE.matcher(text.strip()).replaceAll(" "))
                .filter(text -> !text.isEmpty()).toList();
    }

    /** All of it on one line. */
    public static String plain(String comment) {
        return bare(String.join(" ", paragraphs(comment)));
    }

    /** Without inline tags: their content stands. */
    static String bare(String text) {
        return INLINE_TAG.matcher(text).replaceAll("$1").replace("`", "");
    }

    /** The summary. */
    public static String firstSentence(String comment) {
        return SENTENCE_END.split(plain(comment), 2)[0];
    }
}
