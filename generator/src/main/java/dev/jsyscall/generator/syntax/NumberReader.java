package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.Problem;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads number and character tokens. */
final class NumberReader {
    private final Spans spans;
    private final Diagnostics diagnostics;

    NumberReader(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    /** A number's 64 bits; 0 where it is malformed, which is reported. */
    long number(Token token) {
        String text = token.getText();
        String digits = text.replace("_", "");
        int radix = switch (digits.length() < 2 ? ' ' : digits.charAt(1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
        if (radix != 10) digits = digits.substring(2);
        else if (digits.length() > 1 && digits.startsWith("0")) {
            diagnostics.report(Problem.LEADING_ZERO, spans.of(token), text, digits.replaceFirst("^0+(?=.)", ""));
            return 0;
        }
        if (digits.isEmpty()) {
            diagnostics.report(Problem.NO_DIGITS, spans.of(token), text);
            return 0;
        }
        try {
            return Long.parseUnsignedLong(digits, radix);
        } catch (NumberFormatException e) {
            diagnostics.report(Problem.NUMBER_TOO_LARGE, spans.of(token), text);
            return 0;
        }
    }

    /** A small count, such as a bit's place. */
    int small(Token token) {
        long value = number(token);
        if (value >= 0 && value <= 0xffff) return (int) value;
        diagnostics.report(Problem.COUNT_TOO_LARGE, spans.of(token), token.getText());
        return 0;
    }

    OptionalInt optionalSmall(@Nullable Token token) {
        return token == null ? OptionalInt.empty() : OptionalInt.of(small(token));
    }

    long character(Token token) {
        String text = token.getText();
        char first = text.charAt(1);
        if (first != '\\') return first;
        char escaped = text.charAt(2);
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> 0;
            case '\\', '\'' -> escaped;
            default -> {
                diagnostics.report(Problem.UNKNOWN_ESCAPE, spans.of(token), "\\" + escaped);
                yield 0;
            }
        };
    }
}
