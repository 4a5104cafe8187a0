package dev.jsyscall.verify.view;

import java.util.List;
import java.util.Optional;

/** What {@code __attribute__} says of a layout. */
final class Attributes {
    private boolean packed;
    private Optional<String> align = Optional.empty();

    /** Reads the attributes that stand here, if any do. */
    void read(TokenCursor cursor) {
        while (cursor.accept("__attribute__") || cursor.accept("__attribute")) {
            add(cursor.bracketed());
        }
    }

    private void add(List<CToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).text().replace("_", "");
            if (word.equals("packed")) {
                packed = true;
            } else if (word.equals("aligned") && i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
                var rest = new TokenCursor(tokens.subList(i + 1, tokens.size()));
                align = Optional.of(CLexer.text(rest.bracketed()));
            }
        }
    }

    boolean packed() {
        return packed;
    }

    Optional<String> align() {
        return align;
    }
}
