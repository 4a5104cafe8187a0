package dev.jsyscall.generator.syntax;

import java.util.List;

/**
 * Files of others that an architecture has too, or lacks.
 *
 * @param has true for {@code has}, false for {@code lacks}
 */
public record PresenceLine(boolean has, List<SpecFile.Import> files, Span span) implements Declaration {}
