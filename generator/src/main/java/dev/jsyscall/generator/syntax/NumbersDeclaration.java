package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/**
 * System call numbers: a shared table if it has a name, else those of the file's own architecture.
 *
 * @param span the word {@code numbers}
 */
public record NumbersDeclaration(Optional<Name> name, List<Entry> entries, Span span) implements Declaration {
    /** One call's number; the value is empty for {@code absent}. */
    public record Entry(Name name, Optional<Expression> value) {}
}
