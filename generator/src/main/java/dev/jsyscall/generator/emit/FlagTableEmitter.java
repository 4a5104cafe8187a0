package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.ConstantGroup.Field;
import dev.jsyscall.generator.model.ConstantGroup.Kind;
import dev.jsyscall.generator.model.PerArch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a group: built when somebody first asks for one, in the class of its constants. A holder of its own would load as lazily,
 * but a jar of two thousand groups is a fifth smaller without: names of constants are spelled once.
 */
final class FlagTableEmitter {
    /** No constant is spelled like it, and there are some called TABLE. */
    private static final String FIELD = "table";

    /** A method may be 64 KiB of bytecode, and one word takes a dozen bytes. */
    private static final int WORDS_IN_METHOD = 1000;

    private FlagTableEmitter() {}

    /** Adds what {@code table()} needs; {@code annotated} as in {@link Emission}. */
    static void addTo(TypeSpec.Builder type, ConstantGroup group, boolean annotated) {
        TypeName table = annotated
                ? CoreTypes.FLAG_TABLE.annotated(AnnotationSpec.builder(CoreTypes.NULLABLE).build()) : CoreTypes.FLAG_TABLE;
        type.addField(FieldSpec.builder(table, FIELD)
                .addModifiers(PRIVATE, STATIC)
                .addJavadoc("$L", "Immutable, so that it does not matter if two threads build it.")
                .build());
        List<Step> steps = steps(group);
        boolean everywhere = steps.size() <= WORDS_IN_METHOD && steps.stream().allMatch(Step::everywhere);
        if (everywhere) {
            type.addMethod(table(chained(group, steps)));
        } else {
            List<MethodSpec> additions = additions(steps);
            type.addMethod(table(added(group, additions)));
            type.addMethods(additions);
        }
    }

    private static MethodSpec table(CodeBlock build) {
        return MethodSpec.methodBuilder("table")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "All words and their values on this architecture.")
                .returns(CoreTypes.FLAG_TABLE)
                .addStatement("$T built = $N", CoreTypes.FLAG_TABLE, FIELD)
                .beginControlFlow("if (built == null)")
                .addCode(build)
                .addStatement("$N = built", FIELD)
                .endControlFlow()
                .addStatement("return built")
                .build();
    }

    /** The same words on every architecture: one expression. */
    private static CodeBlock chained(ConstantGroup group, List<Step> steps) {
        CodeBlock.Builder chain = CodeBlock.builder().add("built = $L$>$>", builder(group));
        for (Step step : steps) chain.add("\n.$L", step.call());
        if (group.mode()) chain.add("\n.mode()");
        return chain.add("\n.build();\n$<$<").build();
    }

    private static CodeBlock added(ConstantGroup group, List<MethodSpec> additions) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T.Builder words = $L", CoreTypes.FLAG_TABLE, builder(group));
        for (MethodSpec addition : additions) body.addStatement("$N(words)", addition.name());
        if (group.mode()) body.addStatement("words.mode()");
        return body.addStatement("built = words.build()").build();
    }

    private static List<MethodSpec> additions(List<Step> steps) {
        var methods = new ArrayList<MethodSpec>();
        for (int from = 0; from < steps.size(); from += WORDS_IN_METHOD) {
            String name = steps.size() <= WORDS_IN_METHOD ? "add" : "add" + (from / WORDS_IN_METHOD + 1);
            methods.add(adding(name, steps.subList(from, Math.min(from + WORDS_IN_METHOD, steps.size()))));
        }
        return methods;
    }

    private static CodeBlock builder(ConstantGroup group) {
        return CodeBlock.of("$T.$L($S, $S, $L)", CoreTypes.FLAG_TABLE, group.kind() == Kind.FLAGS ? "flags" : "values", group.name(),
                group.prefix(), bits(group));
    }

    private static int bits(ConstantGroup group) {
        return switch (group.type()) {
            case U8, S8, CHAR -> 8;
            case U16, S16, BE16, LE16 -> 16;
            case U64, S64 -> 64;
            default -> group.type().word() ? 64 : 32;
        };
    }

    /** One call on the builder, and the architectures on which it is made. */
    private record Step(Set<String> arches, boolean everywhere, String call) {}

    private static List<Step> steps(ConstantGroup group) {
        var fields = new LinkedHashMap<Constant, Field>();
        for (Field field : group.fields()) fields.put(field.mask(), field);
        var inField = new ArrayList<Constant>();
        for (Field field : group.fields()) inField.addAll(field.values());
        var steps = new ArrayList<Step>();
        for (Constant constant : group.constants()) {
            Field field = fields.get(constant);
            if (field != null) {
                steps.add(step(constant, "field", constant.values()));
                for (Constant value : field.values()) steps.addAll(steps(group, value, "value"));
                steps.add(new Step(constant.values().byArch().keySet(), constant.values().everywhere(), "end()"));
                byCName(group, constant).ifPresent(steps::add);
            } else if (!inField.contains(constant)) {
                steps.addAll(steps(group, constant, group.kind() == Kind.FLAGS ? "bit" : "value"));
            }
        }
        return steps;
    }

    /** An alias may have a value of its own on some architectures, and is a name like any other there. */
    private static List<Step> steps(ConstantGroup group, Constant constant, String method) {
        var steps = new ArrayList<Step>();
        Aliases.equal(group, constant).ifPresent(values -> steps.add(step(constant, "alias", values)));
        Aliases.own(group, constant).ifPresent(values -> steps.add(step(constant, method, values)));
        byCName(group, constant).ifPresent(steps::add);
        return steps;
    }

    /** A C name that is not just the prefix and the name is a word too. */
    private static Optional<Step> byCName(ConstantGroup group, Constant constant) {
        boolean own = !constant.cName().equals(group.prefix() + constant.name());
        return own ? Optional.of(step(constant, constant.cName(), "alias", constant.values())) : Optional.empty();
    }

    private static Step step(Constant constant, String method, PerArch<Long> where) {
        return step(constant, constant.name(), method, where);
    }

    private static Step step(Constant constant, String word, String method, PerArch<Long> where) {
        String call = method + "(\"" + word + "\", " + JavaNames.constant(constant.name()) + ")";
        return new Step(where.byArch().keySet(), where.everywhere(), call);
    }

    private static MethodSpec adding(String name, List<Step> steps) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (Map.Entry<Step, List<String>> run : runs(steps)) {
            Step first = run.getKey();
            if (first.arches().isEmpty()) continue;
            if (first.everywhere()) {
                body.add("$L", chain(run.getValue()));
            } else {
                body.beginControlFlow("switch ($T.arch())", CoreTypes.PLATFORM);
                body.add("case $L -> $L", ArchSwitch.labels(List.copyOf(first.arches())), chain(run.getValue()));
                body.add("default -> {}\n");
                body.endControlFlow();
            }
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(PRIVATE, STATIC)
                .addParameter(CoreTypes.FLAG_TABLE.nestedClass("Builder"), "words")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock chain(List<String> calls) {
        CodeBlock.Builder chain = CodeBlock.builder().add("words");
        if (calls.size() == 1) return chain.add(".$L;\n", calls.get(0)).build();
        chain.add("$>$>");
        for (String call : calls) chain.add("\n.$L", call);
        return chain.add(";\n$<$<").build();
    }

    /** Neighbours that exist on the same architectures, together. */
    private static List<Map.Entry<Step, List<String>>> runs(List<Step> steps) {
        var runs = new ArrayList<Map.Entry<Step, List<String>>>();
        for (Step step : steps) {
            Map.Entry<Step, List<String>> last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last == null || !last.getKey().arches().equals(step.arches())) {
                last = Map.entry(step, new ArrayList<>());
                runs.add(last);
            }
            last.getValue().add(step.call());
        }
        return runs;
    }
}
