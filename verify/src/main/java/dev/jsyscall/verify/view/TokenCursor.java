package dev.jsyscall.verify.view;

import java.util.List;

/** Goes through tokens. */
final class TokenCursor {
    private static final CToken END = new CToken(CToken.Kind.SIGN, "", new Place("", 0));

    private final List<CToken> tokens;
    private int at;

    TokenCursor(List<CToken> tokens) {
        this.tokens = tokens;
    }

    /** Declarations that this reader does not understand. */
    static final class UnexpectedToken extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        UnexpectedToken(CToken token) {
            super(token.place().header() + ":" + token.place().line() + ": " + token.text(), null, false, false);
        }
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean ended() {
        return at >= tokens.size();
    }

    CToken peek() {
        return ended() ? END : tokens.get(at);
    }

    CToken next() {
        CToken token = peek();
        at++;
        return token;
    }

    boolean accept(String text) {
        boolean there = peek().is(text);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw new UnexpectedToken(peek());
        }
    }

    /** The tokens before a comma, semicolon, or bracket that closes what is around them. */
    List<CToken> expression() {
        int from = at;
        int depth = 0;
        while (!ended()) {
            CToken token = peek();
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            }
            if (depth < 0 || depth == 0 && (token.is(",") || token.is(";"))) {
                break;
            }
            at++;
        }
        return tokens.subList(from, Math.min(at, tokens.size()));
    }

    /** What stands inside the brackets that open here; they are skipped. */
    List<CToken> bracketed() {
        at++;
        int from = at;
        for (int depth = 1; !ended(); at++) {
            CToken token = peek();
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if ((token.is(")") || token.is("]") || token.is("}")) && --depth == 0) {
                return tokens.subList(from, at++);
            }
        }
        throw new UnexpectedToken(END);
    }

    /** Goes behind the declaration that begins here: its semicolon, or the body of its function. */
    void skipDeclaration() {
        while (!ended()) {
            CToken token = peek();
            if (token.is("{")) {
                bracketed();
                if (!peek().word() && !peek().is("*") && !peek().is(";")) {
                    return;
                }
            } else {
                at++;
                if (token.is(";")) {
                    return;
                }
            }
        }
    }
}
