package dev.jsyscall.verify.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a line of preprocessed C into tokens. */
final class CLexer {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<word>[A-Za-z_]\\w*)|(?<number>\\.?\\d[\\w.]*)|(?<literal>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')"
                    + "|(?<sign>\\.\\.\\.|<<|>>|->|[<>=!]=|&&|\\|\\||\\S)");

    private CLexer() {}

    static void split(String line, Place place, Consumer<CToken> to) {
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            to.accept(new CToken(kind(matcher), matcher.group(), place));
        }
    }

    private static CToken.Kind kind(Matcher matcher) {
        if (matcher.group("word") != null) {
            return CToken.Kind.WORD;
        }
        if (matcher.group("number") != null) {
            return CToken.Kind.NUMBER;
        }
        return matcher.group("literal") != null ? CToken.Kind.LITERAL : CToken.Kind.SIGN;
    }

    /** Tokens as a person would set them. */
    static String text(List<CToken> tokens) {
        var text = new StringBuilder();
        CToken before = null;
        for (CToken token : tokens) {
            boolean call = before != null && before.word() && token.is("(");
            boolean tight = before == null || before.is("(") || before.is("[") || before.is("~") || token.is(")") || token.is("]")
                    || token.is(",") || token.is("[") || call || text.toString().equals("-");
            text.append(tight ? "" : " ").append(token.text());
            before = token;
        }
        return text.toString();
    }
}
