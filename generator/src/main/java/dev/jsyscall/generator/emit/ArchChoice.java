package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.PerArch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of several ways a method goes, depending on the architecture. The answer is in a {@code static final}, which the JIT folds: a
 * field of the class, unless 64 against 32 bits is all the difference.
 *
 * @param test tells between two ways; empty if there are more
 * @param first true if the test is true for the first way, false if for the second
 * @param field the field that holds the answer, where it is not asked of the platform
 */
record ArchChoice(Optional<CodeBlock> test, boolean first, String name, Optional<FieldSpec> field) {

    /** Between ways, each with its architectures; what is on no list goes the first way. */
    static ArchChoice between(Emission emission, List<List<String>> ways, String fieldName) {
        Set<String> wide = emission.abi().arches().stream().filter(a -> a.data().is64Bit()).map(Arch::name).collect(Collectors.toSet());
        if (ways.size() > 2) return numbered(emission, ways, fieldName);
        Set<String> first = new HashSet<>(ways.get(0));
        Set<String> second = new HashSet<>(ways.get(1));
        if (wide.containsAll(first) && second.stream().noneMatch(wide::contains)) return byWord(true);
        if (wide.containsAll(second) && first.stream().noneMatch(wide::contains)) return byWord(false);
        FieldSpec field = FieldSpec.builder(TypeName.BOOLEAN, fieldName, PRIVATE, STATIC, FINAL)
                .initializer(emission.arch().oneOf(second))
                .build();
        return new ArchChoice(Optional.of(CodeBlock.of("$N", fieldName)), false, fieldName, Optional.of(field));
    }

    private static ArchChoice byWord(boolean wideFirst) {
        return new ArchChoice(Optional.of(CodeBlock.of("$T.is64Bit()", CoreTypes.PLATFORM)), wideFirst, "", Optional.empty());
    }

    private static ArchChoice numbered(Emission emission, List<List<String>> ways, String fieldName) {
        PerArch<Integer> numbers = PerArch.of(emission.abi().arches(), a -> {
            for (int i = 0; i < ways.size(); i++) {
                if (ways.get(i).contains(a.name())) return Optional.of(i);
            }
            return Optional.of(0);
        });
        FieldSpec field = FieldSpec.builder(TypeName.INT, fieldName, PRIVATE, STATIC, FINAL)
                .initializer(emission.arch().number(numbers, 0))
                .build();
        return new ArchChoice(Optional.empty(), false, fieldName, Optional.of(field));
    }

    /** Statements that all end in a return. */
    CodeBlock statement(List<CodeBlock> ways) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (test.isPresent()) {
            return code.beginControlFlow("if ($L)", test.get()).add(ways.get(first ? 0 : 1)).endControlFlow().add(ways.get(first ? 1
                    : 0)).build();
        }
        code.beginControlFlow("switch ($N)", name);
        for (int i = 1; i < ways.size(); i++) code.add("case $L -> {\n$>", i).add(ways.get(i)).add("$<}\n");
        return code.add("default -> {\n$>").add(ways.get(0)).add("$<}\n").endControlFlow().build();
    }

    /** An expression. */
    CodeBlock expression(List<CodeBlock> ways) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (test.isPresent()) {
            return code.add("$L$>$>\n? $L\n: $L$<$<", test.get(), ways.get(first ? 0 : 1), ways.get(first ? 1 : 0)).build();
        }
        code.add("switch ($N) {\n$>", name);
        for (int i = 1; i < ways.size(); i++) code.add("case $L -> $L;\n", i, ways.get(i));
        return code.add("default -> $L;\n$<}", ways.get(0)).build();
    }
}
