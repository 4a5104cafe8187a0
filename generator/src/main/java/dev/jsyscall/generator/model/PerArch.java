package dev.jsyscall.generator.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A value that each architecture may have its own of, or none.
 *
 * @param byArch the value on each architecture that has one, keyed by the architecture's name, in the ABI's order
 * @param arches how many architectures the ABI has, so that "everywhere" can be told from "wherever it exists"
 */
public record PerArch<T>(Map<String, T> byArch, int arches) {
    public PerArch {
        byArch = Collections.unmodifiableMap(new LinkedHashMap<>(byArch));
    }

    /** Asks {@code value} for each architecture; an empty answer means that the architecture has none. */
    public static <T> PerArch<T> of(List<Arch> arches, Function<Arch, Optional<T>> value) {
        var values = new LinkedHashMap<String, T>();
        for (Arch arch : arches) value.apply(arch).ifPresent(v -> values.put(arch.name(), v));
        return new PerArch<>(values, arches.size());
    }

    public Optional<T> on(Arch arch) {
        return Optional.ofNullable(byArch.get(arch.name()));
    }

    public Optional<T> on(String arch) {
        return Optional.ofNullable(byArch.get(arch));
    }

    public boolean exists() {
        return !byArch.isEmpty();
    }

    public boolean everywhere() {
        return byArch.size() == arches;
    }

    /** True if every architecture that has a value has an equal one. */
    public boolean uniform() {
        return distinct().size() <= 1;
    }

    /** True if all architectures have the same value: what may be written as a literal. */
    public boolean constant() {
        return everywhere() && uniform();
    }

    /** The value of the first architecture that has one. */
    public T any() {
        return byArch.values().iterator().next();
    }

    public Set<T> distinct() {
        return new LinkedHashSet<>(byArch.values());
    }

    /** The architectures of each distinct value, most frequent value first, ties in the ABI's order. */
    public Map<T, List<String>> grouped() {
        var groups = new LinkedHashMap<T, List<String>>();
        byArch.forEach((arch, value) -> groups.computeIfAbsent(value, v -> new ArrayList<>()).add(arch));
        var sorted = new LinkedHashMap<T, List<String>>();
        groups.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
                .forEach(e -> sorted.put(e.getKey(), List.copyOf(e.getValue())));
        return sorted;
    }

    public <R> PerArch<R> map(Function<T, R> f) {
        var values = new LinkedHashMap<String, R>();
        byArch.forEach((arch, value) -> values.put(arch, f.apply(value)));
        return new PerArch<>(values, arches);
    }
}
