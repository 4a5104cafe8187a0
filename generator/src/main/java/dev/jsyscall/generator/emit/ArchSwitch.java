package dev.jsyscall.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.PerArch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression that differs between architectures. What is equal everywhere is written once; else a switch over
 * {@code Platform.arch()}, the most frequent value last as its {@code default}.
 */
final class ArchSwitch {
    private final Abi abi;

    ArchSwitch(Abi abi) {
        this.abi = abi;
    }

    /** The Java expression of {@code values} where they exist, {@code absent} elsewhere. */
    CodeBlock expression(PerArch<String> values, String absent) {
        PerArch<String> complete = complete(values, absent);
        return complete.uniform() ? CodeBlock.of("$L", complete.any()) : choice(complete);
    }

    /** As {@link #expression}, but never a constant expression in Java's sense: users' classes would inline that. */
    CodeBlock notInlined(PerArch<String> values, String absent) {
        PerArch<String> complete = complete(values, absent);
        return complete.uniform() ? CodeBlock.of("$T.varying($L)", CoreTypes.PLATFORM, complete.any()) : choice(complete);
    }

    /** A decimal number that may differ. */
    CodeBlock number(PerArch<? extends Number> values, int absent) {
        return expression(values.map(v -> v.toString()), Integer.toString(absent));
    }

    /** Whether the running architecture is one of {@code names}. */
    CodeBlock oneOf(Collection<String> names) {
        return expression(PerArch.of(abi.arches(), a -> Optional.of(Boolean.toString(names.contains(a.name())))), "false");
    }

    /** The arches' names as the labels of a case. */
    static String labels(List<String> names) {
        return names.stream().map(n -> '"' + n + '"').collect(Collectors.joining(", "));
    }

    private PerArch<String> complete(PerArch<String> values, String absent) {
        return PerArch.of(abi.arches(), a -> Optional.of(values.on(a).orElse(absent)));
    }

    private static CodeBlock choice(PerArch<String> values) {
        Map<String, List<String>> groups = values.grouped();
        String most = groups.keySet().iterator().next();
        CodeBlock.Builder cases = CodeBlock.builder().add("switch ($T.arch()) {\n$>", CoreTypes.PLATFORM);
        groups.forEach((value, names) -> {
            if (!value.equals(most)) cases.add("case $L -> $L;\n", labels(names), value);
        });
        return cases.add("default -> $L;\n$<}", most).build();
    }
}
