package dev.jsyscall.generator.syntax;

import java.util.List;

/**
 * Some of the architectures.
 *
 * @param word32 true for {@code 32-bit}: all whose registers hold 32 bits
 * @param arches their names otherwise
 */
public record Condition(boolean word32, List<Name> arches) {}
