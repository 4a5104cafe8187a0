package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
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
import java.util.Set;

/** The holder of a group's words: a nested class, so that who uses the constants alone never builds the table. */
final class FlagTableEmitter {
    static final String NAME = "Words";
    /** The holder's one field. No constant is spelled like it, and there are some called TABLE. */
    static final String FIELD = "table";

    /** A method may be 64 KiB of bytecode, and one word takes a dozen bytes. */
    private static final int WORDS_IN_METHOD = 1000;

    private FlagTableEmitter() {}

    static TypeSpec emit(ConstantGroup group) {
        TypeSpec.Builder holder = TypeSpec.classBuilder(NAME)
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addJavadoc("$L", "Built when somebody asks for a word.");
        List<Step> steps = steps(group);
        boolean everywhere = steps.size() <= WORDS_IN_METHOD && steps.stream().allMatch(Step::everywhere);
        return everywhere ? chained(group, steps, holder) : added(group, steps, holder);
    }

    /** The same words on every architecture: one expression. */
    private static TypeSpec chained(ConstantGroup group, List<Step> steps, TypeSpec.Builder holder) {
        CodeBlock.Builder chain = CodeBlock.builder().add("$L$>$>", builder(group));
        for (Step step : steps) chain.add("\n.$L", step.call());
        if (group.mode()) chain.add("\n.mode()");
        return holder.addField(table().initializer(chain.add("\n.build()$<$<").build()).build()).build();
    }

    private static TypeSpec added(ConstantGroup group, List<Step> steps, TypeSpec.Builder holder) {
        holder.addField(table().initializer("table()").build());
        var calls = new ArrayList<String>();
        for (int from = 0; from < steps.size(); from += WORDS_IN_METHOD) {
            String name = steps.size() <= WORDS_IN_METHOD ? "add" : "add" + (from / WORDS_IN_METHOD + 1);
            calls.add(name);
            holder.addMethod(adding(name, steps.subList(from, Math.min(from + WORDS_IN_METHOD, steps.size()))));
        }
        return holder.addMethod(table(group, calls)).build();
    }

    private static FieldSpec.Builder table() {
        return FieldSpec.builder(CoreTypes.FLAG_TABLE, FIELD, STATIC, FINAL);
    }

    private static MethodSpec table(ConstantGroup group, List<String> additions) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T.Builder table = $L", CoreTypes.FLAG_TABLE, builder(group));
        for (String name : additions) body.addStatement("$N(table)", name);
        if (group.mode()) body.addStatement("table.mode()");
        return MethodSpec.methodBuilder("table")
                .addModifiers(PRIVATE, STATIC)
                .returns(CoreTypes.FLAG_TABLE)
                .addCode(body.addStatement("return table.build()").build())
                .build();
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
            } else if (!inField.contains(constant)) {
                steps.addAll(steps(group, constant, group.kind() == Kind.FLAGS ? "bit" : "value"));
            }
        }
        return steps;
    }

    /**
     * An alias may have a value of its own on some architectures, and is a name like any other there. A C name that is not just the prefix
     * and the name is a word too.
     */
    private static List<Step> steps(ConstantGroup group, Constant constant, String method) {
        var steps = new ArrayList<Step>();
        Aliases.equal(group, constant).ifPresent(values -> steps.add(step(constant, "alias", values)));
        Aliases.own(group, constant).ifPresent(values -> steps.add(step(constant, method, values)));
        boolean ownCName = !constant.cName().equals(group.prefix() + constant.name());
        if (ownCName) steps.add(step(constant, constant.cName(), "alias", constant.values()));
        return steps;
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
                .addParameter(CoreTypes.FLAG_TABLE.nestedClass("Builder"), "table")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock chain(List<String> calls) {
        CodeBlock.Builder chain = CodeBlock.builder().add("table");
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
