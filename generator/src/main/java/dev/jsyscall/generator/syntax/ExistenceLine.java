package dev.jsyscall.generator.syntax;

/**
 * Where what a file declares exists.
 *
 * @param only true for {@code only on}, false for {@code absent on}
 */
public record ExistenceLine(boolean only, Condition condition, Span span) implements Declaration {}
