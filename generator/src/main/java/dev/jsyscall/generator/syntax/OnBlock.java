package dev.jsyscall.generator.syntax;

import java.util.List;

/** Overrides for some architectures outside their own files. */
public record OnBlock(Condition condition, List<OverrideDeclaration> overrides) implements Declaration {}
