package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A type as written: a name and array suffixes.
 *
 * @param keyword {@code struct} or {@code union} where it is written
 * @param lengths one for each {@code [ ]}, in the order written; empty inside for {@code []}
 */
public record TypeUse(Optional<String> keyword, Name name, List<Optional<Expression>> lengths, Span span) {
    public String text() {
        var text = new StringBuilder(keyword.map(k -> k + " ").orElse("")).append(name.text());
        for (Optional<Expression> length : lengths) text.append('[').append(length.map(Expression::text).orElse("")).append(']');
        return text.toString();
    }
}
