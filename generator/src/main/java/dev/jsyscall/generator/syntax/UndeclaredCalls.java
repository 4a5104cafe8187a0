package dev.jsyscall.generator.syntax;

import java.util.List;

/** Calls of the number tables that no spec declares, and why. */
public record UndeclaredCalls(List<Name> names, String reason) implements Declaration {}
