package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * An expression that stands for a value: a parameter's default, a fixed argument.
 *
 * @param text as the spec writes it, {@code AT.FDCWD} or {@code offset >> 12}
 * @param values what it comes to on each architecture where all its names exist
 * @param constants {@code GROUP.NAME} of all constants that are or-ed, which may be a single one; none if the expression is any other
 */
public record Default(String text, PerArch<Long> values, List<String> constants) {

    /** {@code GROUP.NAME} if the expression is just a reference. */
    public Optional<String> constant() {
        return constants.size() == 1 ? Optional.of(constants.get(0)) : Optional.empty();
    }
}
