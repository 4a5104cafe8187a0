package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.PerArch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A constant group as a class: its members as fields, and their words. */
final class GroupEmitter {
    /** A class initializer may be 64 KiB of bytecode, and a varying constant takes up to 400 bytes of it. */
    private static final int VARYING_IN_INITIALIZER = 120;

    private final Emission emission;

    GroupEmitter(Emission emission) {
        this.emission = emission;
    }

    TypeSpec emit(ConstantGroup group) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().group(group.name()))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("$L", documentation(group));
        boolean split = group.constants().stream().filter(c -> varying(group, c)).count() > VARYING_IN_INITIALIZER;
        for (Constant constant : group.constants()) {
            CodeBlock value = value(group, constant);
            if (split && varying(group, constant)) {
                String method = "valueOf" + JavaNames.constant(constant.name());
                type.addMethod(initializer(group, method, value));
                value = CodeBlock.of("$N()", method);
            }
            type.addField(field(group, constant, value));
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        type.addMethods(words(group));
        FlagTableEmitter.addTo(type, group, emission.annotated());
        return type.build();
    }

    private static String documentation(ConstantGroup group) {
        var text = new JavadocText().prose(group.doc().isBlank() ? "Constants " + group.prefix() + "*" : group.doc());
        String held = switch (group.kind()) {
            case FLAGS -> "Bits of a " + group.type().spec() + ", named {@code " + group.prefix() + "*} in C.";
            case ENUM -> "One value at a time of a " + group.type().spec() + ", named {@code " + group.prefix() + "*} in C.";
            case INTS -> "Numbers that fit a " + group.type().spec() + ", named {@code " + group.prefix() + "*} in C.";
        };
        text.add(group.prefix().isEmpty() ? held.replaceFirst(", named .*", ".") : held);
        if (group.varies()) text.add("What differs on some architecture is no compile-time constant.");
        return text.toString();
    }

    private FieldSpec field(ConstantGroup group, Constant constant, CodeBlock value) {
        return FieldSpec.builder(type(group), JavaNames.constant(constant.name()), PUBLIC, STATIC, FINAL)
                .addJavadoc("$L", documentation(group, constant))
                .initializer(value)
                .build();
    }

    private String documentation(ConstantGroup group, Constant constant) {
        var parts = new ArrayList<String>();
        parts.add("{@code " + constant.cName() + "}" + (constant.doc().isBlank() ? "." : ": " + JavadocText.sentence(constant.doc())));
        aliased(group, constant).ifPresent(parts::add);
        String where = emission.availability().sentence(constant.values());
        if (!where.isEmpty()) parts.add(literal(constant) ? where : where + " Elsewhere " + absent(group) + ".");
        return new JavadocText().add(String.join(" ", parts)).toString();
    }

    private static Optional<String> aliased(ConstantGroup group, Constant constant) {
        Optional<PerArch<Long>> own = Aliases.own(group, constant);
        return constant.aliasOf().map(other -> "The same as {@link #" + JavaNames.constant(other) + "}"
                + own.map(o -> ", but on " + Availability.joined(List.copyOf(o.byArch().keySet()), "and")).orElse("") + ".");
    }

    private static MethodSpec initializer(ConstantGroup group, String name, CodeBlock value) {
        return MethodSpec.methodBuilder(name).addModifiers(PRIVATE, STATIC).returns(type(group)).addCode("return $L;\n", value).build();
    }

    private CodeBlock value(ConstantGroup group, Constant constant) {
        if (refersToCanonical(group, constant)) return CodeBlock.of("$N", JavaNames.constant(constant.aliasOf().orElseThrow()));
        if (literal(constant)) return CodeBlock.of("$L", text(group, constant, constant.values().any()));
        return emission.arch().notInlined(
                constant.values().map(v -> text(group, constant, v)), absent(group) + (group.javaWide() ? "L" : ""));
    }

    /** True for an alias that can be written as one: it has no value of its own anywhere, and its canonical constant stands before it. */
    private static boolean refersToCanonical(ConstantGroup group, Constant constant) {
        Optional<Constant> canonical = constant.aliasOf().flatMap(group::constant);
        return canonical.isPresent()
                && Aliases.own(group, constant).isEmpty()
                && canonical.get().values().equals(constant.values())
                && literal(canonical.get()) == literal(constant)
                && group.constants().indexOf(canonical.get()) < group.constants().indexOf(constant);
    }

    private static boolean varying(ConstantGroup group, Constant constant) {
        return !literal(constant) && !refersToCanonical(group, constant);
    }

    /** True for one number that a compiler may copy: what does not vary has one value wherever it exists, which harms nobody elsewhere. */
    private static boolean literal(Constant constant) {
        return !constant.varies() && constant.values().exists();
    }

    private static String text(ConstantGroup group, Constant constant, long value) {
        Literals.Radix other = group.kind() == ConstantGroup.Kind.FLAGS ? Literals.Radix.HEX : Literals.Radix.DECIMAL;
        String model = constant.aliasOf().flatMap(group::constant).map(Constant::text).orElse(constant.text());
        Literals.Radix radix = Literals.readable(Literals.Radix.of(model, other), value, group.type());
        return literal(constant) || constant.values().constant()
                ? Literals.verbatim(constant, value, group.javaWide(), radix)
                : Literals.of(value, group.javaWide(), radix);
    }

    /** What a constant is where an architecture lacks it: no bit, or no valid value. */
    private static String absent(ConstantGroup group) {
        return group.kind() == ConstantGroup.Kind.FLAGS ? "0" : "-1";
    }

    private static List<MethodSpec> words(ConstantGroup group) {
        var methods = new ArrayList<MethodSpec>();
        boolean flags = group.kind() == ConstantGroup.Kind.FLAGS;
        String parse = group.javaWide() ? "parse" : "parseInt";
        methods.add(MethodSpec.methodBuilder("parse")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", new JavadocText()
                        .add((flags ? "The bits that words stand for" : "The value that a word stands for")
                                + (example(group).isEmpty() ? "" : ", such as {@code \"" + example(group) + "\"}")
                                + "; see {@link dev.jsyscall.FlagTable#parse}.")
                        .tag("throws", "IllegalArgumentException if a word is not known on this architecture"))
                .addParameter(String.class, "words")
                .returns(type(group))
                .addStatement("return table().$N(words)", parse)
                .build());
        methods.add(MethodSpec.methodBuilder("format")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "The words for " + (flags ? "some bits" : "a value") + ", unknown ones as a number.")
                .addParameter(type(group), flags ? "bits" : "value")
                .returns(String.class)
                .addStatement("return table().format($N)", flags ? "bits" : "value")
                .build());
        if (group.constants().stream().anyMatch(c -> !c.values().everywhere())) methods.add(has());
        return methods;
    }

    private static String example(ConstantGroup group) {
        List<Constant> words = group.constants().stream()
                .filter(c -> c.aliasOf().isEmpty() && c.values().everywhere() && group.fields().stream().noneMatch(f -> f.mask().equals(c)))
                .toList();
        List<Constant> bits = words.stream().filter(c -> group.fieldOf(c).isEmpty()).toList();
        boolean several = group.kind() == ConstantGroup.Kind.FLAGS && bits.size() > 1;
        return (several ? bits : words).stream()
                .limit(several ? 2 : 1)
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static MethodSpec has() {
        return MethodSpec.methodBuilder("has")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("$L", "Whether this architecture has the constant of that name.")
                .addParameter(String.class, "name")
                .returns(boolean.class)
                .addStatement("return table().has(name)")
                .build();
    }

    private static TypeName type(ConstantGroup group) {
        return group.javaWide() ? TypeName.LONG : TypeName.INT;
    }
}
