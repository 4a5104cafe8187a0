package dev.jsyscall.generator.syntax;

import java.util.List;
import java.util.Optional;

/** Link symbols to try in this order, everywhere or under a condition. */
public record SymbolUse(Optional<Condition> condition, List<String> symbols, Span span) {}
