package dev.jsyscall.verify.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A constant expression of C in the language of specs, which has the same signs and the same order among them, and computes with 64 bits.
 *
 * @param text as specs write it
 * @param value what specs make of it
 */
public record CExpression(String text, long value) {
    private static final List<List<String>> LEVELS =
            List.of(List.of("|"), List.of("^"), List.of("&"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));
    private static final List<String> BITS = List.of("_BITUL", "_BITULL", "BIT", "BIT_ULL");
    private static final List<String> AS_IT_IS = List.of("_UL", "_ULL", "_U");

    /**
     * Reads C; empty if the language cannot say it.
     *
     * @param names what a name is in the spec
     */
    public static Optional<CExpression> read(String c, Function<String, Optional<CExpression>> names) {
        var tokens = new ArrayList<CToken>();
        CLexer.split(c, new Place("", 0), tokens::add);
        try {
            var reader = new Reader(new TokenCursor(tokens), names);
            CExpression expression = reader.binary(0);
            return reader.cursor.ended() ? Optional.of(new CExpression(unwrapped(expression.text), expression.value)) : Optional.empty();
        } catch (Unsayable | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Without parentheses around the whole. */
    private static String unwrapped(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1 && text.startsWith("(") ? unwrapped(text.substring(1, i)) : text;
            }
        }
        return text;
    }

    private static final class Unsayable extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        Unsayable() {
            super(null, null, false, false);
        }
    }

    private record Reader(TokenCursor cursor, Function<String, Optional<CExpression>> names) {
        CExpression binary(int level) {
            if (level == LEVELS.size()) {
                return unary();
            }
            CExpression left = binary(level + 1);
            while (LEVELS.get(level).contains(cursor.peek().text())) {
                String sign = cursor.next().text();
                CExpression right = binary(level + 1);
                left = new CExpression(left.text + " " + sign + " " + right.text, compute(left.value, sign, right.value));
            }
            return left;
        }

        private static long compute(long left, String sign, long right) {
            return switch (sign) {
                case "|" -> left | right;
                case "^" -> left ^ right;
                case "&" -> left & right;
                case "<<", ">>" -> {
                    if (right < 0 || right >= Long.SIZE) {
                        throw new Unsayable();
                    }
                    yield sign.equals("<<") ? left << right : left >> right;
                }
                case "+" -> left + right;
                case "-" -> left - right;
                case "*" -> left * right;
                case "/" -> left / right;
                default -> left % right;
            };
        }

        private CExpression unary() {
            CToken token = cursor.next();
            if (token.is("-") || token.is("~")) {
                CExpression operand = unary();
                return new CExpression(token.text() + operand.text, token.is("-") ? -operand.value : ~operand.value);
            }
            if (token.is("(")) {
                CExpression inner = binary(0);
                close();
                boolean single = inner.text.indexOf(' ') < 0;
                return single ? inner : new CExpression("(" + unwrapped(inner.text) + ")", inner.value);
            }
            return switch (token.kind()) {
                case NUMBER -> number(token.text());
                case LITERAL -> character(token.text());
                case WORD -> name(token.text());
                default -> throw new Unsayable();
            };
        }

        private CExpression name(String name) {
            boolean bit = BITS.contains(name);
            if (bit || AS_IT_IS.contains(name)) {
                if (!cursor.accept("(")) {
                    throw new Unsayable();
                }
                CExpression inner = binary(0);
                close();
                return bit ? new CExpression("(1 << " + inner.text + ")", compute(1, "<<", inner.value)) : inner;
            }
            return names.apply(name).orElseThrow(Unsayable::new);
        }

        private void close() {
            if (!cursor.accept(")")) {
                throw new Unsayable();
            }
        }

        private static CExpression number(String c) {
            String digits = c.replaceFirst("[uUlL]+$", "").toLowerCase(java.util.Locale.ROOT);
            if (digits.startsWith("0x")) {
                return new CExpression(digits, Long.parseUnsignedLong(digits.substring(2), 16));
            }
            if (digits.length() > 1 && digits.startsWith("0")) {
                return new CExpression("0o" + digits.substring(1), Long.parseUnsignedLong(digits.substring(1), 8));
            }
            return new CExpression(digits, Long.parseUnsignedLong(digits));
        }

        private static CExpression character(String c) {
            if (c.length() != 3 || !c.startsWith("'")) {
                throw new Unsayable();
            }
            return new CExpression(c, c.charAt(1));
        }
    }
}
