package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.MachineCode;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Platform;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operating system as core asks for it: a service that answers from literals. */
final class PlatformEmitter {
    private final Emission emission;
    private final Platform platform;

    PlatformEmitter(Emission emission, Platform platform) {
        this.emission = emission;
        this.platform = platform;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().platform(platform))
                .addModifiers(PUBLIC, FINAL)
                .superclass(CoreTypes.PLATFORM)
                .addJavadoc("$L", new JavadocText().add("What core asks about " + JavaNames.capitalized(emission.abi().os())
                        + ", on all its architectures. Found as a service; nobody needs to name it."))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PUBLIC).addJavadoc("$L", "For the service loader.").build())
                .addMethod(overriding("os", ClassName.get(String.class)).addStatement("return $S", emission.abi().os()).build())
                .addMethod(archNamed())
                .addMethod(arches())
                .addMethod(machine());
        for (Arch arch : emission.abi().arches()) type.addMethod(MachineEmitter.machine(arch));
        return type.addMethod(errnos()).addMethod(errnoText()).addMethod(call()).addMethod(value()).addMethod(code()).build();
    }

    private MethodSpec archNamed() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (osArch) {\n$>");
        for (Arch arch : emission.abi().arches()) {
            if (!arch.javaNames().isEmpty()) body.add("case $L -> $S;\n", ArchSwitch.labels(arch.javaNames()), arch.name());
        }
        body.add("default -> null;\n$<};\n");
        return overriding("archNamed", nullable(ClassName.get(String.class)))
                .addParameter(String.class, "osArch")
                .addCode(body.build())
                .build();
    }

    private MethodSpec arches() {
        List<String> names = emission.abi().arches().stream().map(Arch::name).toList();
        return overriding("arches", ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of($L)", List.class, ArchSwitch.labels(names))
                .build();
    }

    private MethodSpec machine() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (arch) {\n$>");
        for (Arch arch : emission.abi().arches()) body.add("case $S -> $N();\n", arch.name(), MachineEmitter.method(arch));
        body.add("default -> throw new $T($S + arch);\n$<};\n", IllegalArgumentException.class, "unknown architecture ");
        return overriding("machine", CoreTypes.MACHINE).addParameter(String.class, "arch").addCode(body.build()).build();
    }

    private MethodSpec errnos() {
        return overriding("errnos", CoreTypes.FLAG_TABLE)
                .addStatement("return $T.table()", emission.places().group(platform.errnos()))
                .build();
    }

    private MethodSpec errnoText() {
        ConstantGroup group = emission.names().group(platform.errnos()).orElseThrow();
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("$T name = $T.table().nameOf(errno)", nullable(ClassName.get(String.class)),
                        emission.places().group(group.name()))
                .addStatement("if (name == null) return null")
                .add("return switch (name) {\n$>");
        for (Constant constant : group.constants()) {
            if (Aliases.own(group, constant).isPresent() && !constant.doc().isBlank()) {
                body.add("case $S -> $S;\n", constant.name(), constant.doc().strip().replaceAll("\\s+", " "));
            }
        }
        body.add("default -> null;\n$<};\n");
        return overriding("errnoText", nullable(ClassName.get(String.class)))
                .addParameter(int.class, "errno")
                .addCode(body.build())
                .build();
    }

    private MethodSpec call() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (role) {\n$>");
        platform.calls().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> {
            PerArch<Integer> numbers = PerArch.of(emission.abi().arches(), a -> Optional.ofNullable(a.numbers().get(e.getValue())));
            body.add("case $S -> $L;\n", e.getKey(), emission.arch().number(numbers, -1));
        });
        body.add("default -> $T.ABSENT;\n$<};\n", CoreTypes.SYSCALL);
        return overriding("call", TypeName.INT).addParameter(String.class, "role").addCode(body.build()).build();
    }

    private MethodSpec value() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (role) {\n$>");
        platform.values().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e ->
                body.add("case $S -> $L;\n", e.getKey(), emission.arch().number(e.getValue().values(), -1)));
        body.add("default -> throw new $T($S + role);\n$<};\n", IllegalArgumentException.class, "no value has the role ");
        return overriding("value", TypeName.LONG).addParameter(String.class, "role").addCode(body.build()).build();
    }

    private MethodSpec code() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch ($T.arch() + $S + role) {\n$>", CoreTypes.PLATFORM, " ");
        for (Arch arch : emission.abi().arches()) {
            arch.code().values().stream()
                    .filter(code -> !code.role().equals(MachineEmitter.SYSCALL))
                    .sorted(Comparator.comparing(MachineCode::role))
                    .forEach(code -> body.add("case $S -> $L;\n", arch.name() + " " + code.role(), MachineEmitter.code(code)));
        }
        body.add("default -> null;\n$<};\n");
        return overriding("code", nullable(CoreTypes.CODE)).addParameter(String.class, "role").addCode(body.build()).build();
    }

    private static TypeName nullable(ClassName type) {
        return type.annotated(AnnotationSpec.builder(CoreTypes.NULLABLE).build());
    }

    private static MethodSpec.Builder overriding(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(PROTECTED).returns(returned);
    }
}
