package dev.jsyscall.verify.view;

/** A word, number, literal or sign of C. */
record CToken(Kind kind, String text, Place place) {
    enum Kind {
        WORD,
        NUMBER,
        LITERAL,
        SIGN
    }

    boolean is(String sign) {
        return text.equals(sign);
    }

    boolean word() {
        return kind == Kind.WORD;
    }
}
