package dev.jsyscall.generator.syntax;

import dev.jsyscall.generator.model.Position;

/** A piece of a line: where it begins, and how many characters it has. */
public record Span(Position position, int length) {}
