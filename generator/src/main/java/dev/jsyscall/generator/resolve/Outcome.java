package dev.jsyscall.generator.resolve;

import java.util.Optional;
import java.util.function.Function;

/**
 * What something comes to on one architecture.
 *
 * @param value what it is, where it is known
 * @param broken true if it could not be found out, which has been reported: whoever depends on it has nothing more to say
 */
record Outcome<T>(Optional<T> value, boolean broken) {
    static <T> Outcome<T> of(T value) {
        return new Outcome<>(Optional.of(value), false);
    }

    /** The architecture does not have it. */
    static <T> Outcome<T> absent() {
        return new Outcome<>(Optional.empty(), false);
    }

    static <T> Outcome<T> failed() {
        return new Outcome<>(Optional.empty(), true);
    }

    boolean known() {
        return value.isPresent();
    }

    T get() {
        return value.orElseThrow();
    }

    <R> Outcome<R> map(Function<T, R> f) {
        return new Outcome<>(value.map(f), broken);
    }
}
