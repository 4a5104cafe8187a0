package dev.jsyscall.generator.model;

/**
 * An expression that stands for a value: a parameter's default, a fixed argument.
 *
 * @param text as the spec writes it, {@code AT.FDCWD} or {@code offset >> 12}
 * @param values what it comes to on each architecture where all its names exist
 * @param constant set if the expression is just a reference: {@code GROUP.NAME}
 */
public record Default(String text, PerArch<Long> values, java.util.Optional<String> constant) {}
