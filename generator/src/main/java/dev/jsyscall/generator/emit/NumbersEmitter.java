package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Platform;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All system call numbers, those without a typed method too, as text that is read when somebody asks. */
final class NumbersEmitter {
    private static final int WIDTH = 110;
    private static final TypeName TABLE = ParameterizedTypeName.get(Map.class, String.class, Integer.class);

    private final Emission emission;

    NumbersEmitter(Emission emission) {
        this.emission = emission;
    }

    TypeSpec emit(Platform platform) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().numbers(platform))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("$L", new JavadocText().add("The number of every system call of this architecture, by the kernel's name."))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(PUBLIC, STATIC)
                        .addJavadoc("$L", new JavadocText().add("The number of a system call.")
                                .tag("return", "{@link dev.jsyscall.Syscall#ABSENT} if this architecture does not have it"))
                        .addParameter(String.class, "name")
                        .returns(TypeName.INT)
                        .addStatement("return Table.NUMBERS.getOrDefault(name, $T.ABSENT)", CoreTypes.SYSCALL)
                        .build())
                .addMethod(MethodSpec.methodBuilder("all")
                        .addModifiers(PUBLIC, STATIC)
                        .addJavadoc("$L", "All names and their numbers.")
                        .returns(TABLE)
                        .addStatement("return Table.NUMBERS")
                        .build())
                .addMethod(text());
        for (Arch arch : emission.abi().arches()) type.addType(holder(arch));
        return type.addType(table()).build();
    }

    private MethodSpec text() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch ($T.arch()) {\n$>", CoreTypes.PLATFORM);
        for (Arch arch : emission.abi().arches()) body.add("case $S -> $N.TEXT;\n", arch.name(), holderName(arch));
        body.add("default -> $S;\n$<};\n", "");
        return MethodSpec.methodBuilder("text").addModifiers(PRIVATE, STATIC).returns(String.class).addCode(body.build()).build();
    }

    private static TypeSpec table() {
        CodeBlock body = CodeBlock.builder()
                .addStatement("$T numbers = new $T<>()", TABLE, ClassName.get(HashMap.class))
                .beginControlFlow("for ($T entry : text().split($S))", String.class, "\\s+")
                .addStatement("int equals = entry.indexOf('=')")
                .addStatement("if (equals > 0) numbers.put(entry.substring(0, equals), $T.valueOf(entry.substring(equals + 1)))",
                        Integer.class)
                .endControlFlow()
                .addStatement("return $T.copyOf(numbers)", Map.class)
                .build();
        return TypeSpec.classBuilder("Table")
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addField(FieldSpec.builder(TABLE, "NUMBERS", STATIC, FINAL).initializer("read()").build())
                .addMethod(MethodSpec.methodBuilder("read").addModifiers(PRIVATE, STATIC).returns(TABLE).addCode(body).build())
                .build();
    }

    private static TypeSpec holder(Arch arch) {
        return TypeSpec.classBuilder(holderName(arch))
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addField(FieldSpec.builder(String.class, "TEXT", STATIC, FINAL)
                        .initializer("\"\"\"\n$>$>$L\"\"\"$<$<", lines(arch))
                        .build())
                .build();
    }

    /** In the order of the numbers. */
    private static String lines(Arch arch) {
        Map<Integer, TreeMap<String, Integer>> byNumber = new TreeMap<>();
        arch.numbers().forEach((name, number) -> byNumber.computeIfAbsent(number, n -> new TreeMap<>()).put(name, number));
        var text = new StringBuilder();
        int column = 0;
        for (TreeMap<String, Integer> names : byNumber.values()) {
            for (Map.Entry<String, Integer> entry : names.entrySet()) {
                String word = entry.getKey() + "=" + entry.getValue();
                if (column > 0 && column + 1 + word.length() > WIDTH) {
                    text.append('\n');
                    column = 0;
                }
                text.append(column > 0 ? " " : "").append(word);
                column += word.length() + 1;
            }
        }
        return text.append('\n').toString();
    }

    private static String holderName(Arch arch) {
        return "On" + JavaNames.type(arch.name());
    }
}
