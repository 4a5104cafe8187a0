package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shorter ways to call a complete method: without the parameters that have defaults, with flags in words, with a {@link
 * java.nio.ByteBuffer}. Each only passes on.
 */
final class Overloads {
    /** With more defaults than this, not every combination is worth a method. */
    private static final int COMBINED = 2;

    private final Emission emission;
    private final String packageName;
    private final Operation operation;
    private final Arguments arguments;
    private final BorrowedConstants borrowed;
    private final Set<List<TypeName>> taken = new HashSet<>();

    Overloads(Emission emission, String packageName, Operation operation, BorrowedConstants borrowed) {
        this.emission = emission;
        this.packageName = packageName;
        this.operation = operation;
        this.arguments = operation.arguments();
        this.borrowed = borrowed;
    }

    List<MethodSpec> of(MethodSpec complete) {
        var methods = new ArrayList<MethodSpec>();
        taken.add(types(complete));
        inWords(complete, Set.of()).ifPresent(methods::add);
        for (Set<Parameter> dropped : combinations()) {
            shorter(complete, dropped).ifPresent(methods::add);
            inWords(complete, dropped).ifPresent(methods::add);
        }
        methods.addAll(withBuffer(complete));
        byValue(complete).ifPresent(methods::add);
        return methods;
    }

    /**
     * Which defaulted parameters to leave out: the first ones (a directory), the last ones, all, and if they are
     * few every other choice.
     */
    private List<Set<Parameter>> combinations() {
        List<Parameter> defaulted = arguments.visible().stream().filter(p -> p.byDefault().isPresent()).toList();
        var combinations = new ArrayList<Set<Parameter>>();
        List<Parameter> visible = arguments.visible();
        var trailing = new HashSet<Parameter>();
        for (int i = visible.size() - 1; i >= 0 && visible.get(i).byDefault().isPresent(); i--) {
            trailing.add(visible.get(i));
            combinations.add(Set.copyOf(trailing));
        }
        var leading = new HashSet<Parameter>();
        for (int i = 0; i < visible.size() && visible.get(i).byDefault().isPresent(); i++) {
            leading.add(visible.get(i));
            combinations.add(Set.copyOf(leading));
        }
        if (defaulted.size() == COMBINED) defaulted.forEach(p -> combinations.add(Set.of(p)));
        if (!defaulted.isEmpty()) combinations.add(Set.copyOf(defaulted));
        return combinations;
    }

    private Optional<MethodSpec> shorter(MethodSpec complete, Set<Parameter> dropped) {
        var specs = new ParameterSpecs(emission);
        List<ParameterSpec> parameters = kept(dropped).stream().map(p -> specs.of(p, arguments)).toList();
        String text = "{@link #" + CallDocumentation.link(complete.name(), types(complete)) + "} with " + defaults(dropped) + ".";
        return passingOn(complete, parameters, dropped, false, text);
    }

    private Optional<MethodSpec> inWords(MethodSpec complete, Set<Parameter> dropped) {
        List<Parameter> worded = kept(dropped).stream().filter(p -> arguments.groupOf(p).isPresent()).toList();
        if (worded.isEmpty()) return Optional.empty();
        var specs = new ParameterSpecs(emission);
        List<ParameterSpec> parameters = kept(dropped).stream()
                .map(p -> worded.contains(p) ? ParameterSpec.builder(String.class, arguments.name(p)).build() : specs.of(p, arguments))
                .toList();
        String words = worded.stream().map(p -> "{@code " + arguments.name(p) + "}").collect(Collectors.joining(" and "));
        String groups = worded.stream().map(p -> arguments.groupOf(p).orElseThrow().name()).distinct()
                .map(g -> "{@link " + CallDocumentation.link(emission.places().group(g), packageName) + "}")
                .collect(Collectors.joining(" and "));
        String text = "{@link #" + CallDocumentation.link(complete.name(), types(complete)) + "} with " + words + " in words of " + groups
                + (dropped.isEmpty() ? "" : ", and " + defaults(dropped)) + ".";
        return passingOn(complete, parameters, dropped, true, text);
    }

    private Optional<MethodSpec> passingOn(
            MethodSpec complete, List<ParameterSpec> parameters, Set<Parameter> dropped, boolean words, String text) {
        if (!taken.add(parameters.stream().map(ParameterSpec::type).toList())) return Optional.empty();
        List<CodeBlock> passed = arguments.visible().stream()
                .map(p -> dropped.contains(p) ? byDefault(p) : words && arguments.groupOf(p).isPresent() ? parsed(p) : name(p))
                .toList();
        CodeBlock call = CodeBlock.of("$N($L)", complete.name(), CodeBlock.join(passed, ", "));
        return Optional.of(MethodSpec.methodBuilder(complete.name())
                .addModifiers(PUBLIC, STATIC)
                .returns(complete.returnType())
                .addJavadoc("$L", new JavadocText().add(text))
                .addParameters(parameters)
                .addExceptions(complete.exceptions())
                .addStatement(complete.returnType().equals(TypeName.VOID) ? "$L" : "return $L", call)
                .build());
    }

    private List<Parameter> kept(Set<Parameter> dropped) {
        return arguments.visible().stream().filter(p -> !dropped.contains(p)).toList();
    }

    private CodeBlock name(Parameter parameter) {
        return CodeBlock.of("$N", arguments.name(parameter));
    }

    private CodeBlock parsed(Parameter parameter) {
        var group = arguments.groupOf(parameter).orElseThrow();
        CodeBlock value = CodeBlock.of("$T.parse($N)", emission.places().group(group.name()), arguments.name(parameter));
        boolean narrower = group.javaWide() && arguments.type(parameter).equals(TypeName.INT);
        boolean wider = !group.javaWide() && arguments.type(parameter).equals(TypeName.LONG) && !group.type().signed();
        if (narrower) return CodeBlock.of("(int) $L", value);
        return wider ? CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, value) : value;
    }

    private CodeBlock byDefault(Parameter parameter) {
        Default value = parameter.byDefault().orElseThrow();
        if (parameter.type() instanceof Parameter.Descriptor) return borrowed.of(value, arguments.value(value, TypeName.INT));
        if (parameter.type() instanceof Parameter.Pointer) return CodeBlock.of("null");
        if (parameter.type() instanceof Parameter.Address) return value.values().byArch().values().stream().allMatch(v -> v == 0)
                    ? CodeBlock.of("$T.NULL", CoreTypes.MEMORY_SEGMENT)
                    : CodeBlock.of("$T.ofAddress($L)", CoreTypes.MEMORY_SEGMENT, arguments.value(value, TypeName.LONG));
        return arguments.value(value, arguments.type(parameter));
    }

    private String defaults(Set<Parameter> dropped) {
        return arguments.visible().stream()
                .filter(dropped::contains)
                .map(p -> "{@code " + arguments.name(p) + " = " + shown(p) + "}")
                .collect(Collectors.joining(" and "));
    }

    private static String shown(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer ? "null" : parameter.byDefault().orElseThrow().text();
    }

    // ---- buffers

    /** {@code complete} with a byte buffer in place of its one array of bytes, if that is what it has. */
    List<MethodSpec> withBuffer(MethodSpec complete) {
        List<Parameter> arrays = arguments.visible().stream().filter(Overloads::bytes).toList();
        boolean counts = operation.subject().result() instanceof Result.Value && !complete.returnType().equals(TypeName.VOID);
        if (arrays.size() != 1 || !counts) return List.of();
        Parameter array = arrays.get(0);
        var specs = new ParameterSpecs(emission);
        String buffer = arguments.name(array);
        List<ParameterSpec> parameters = arguments.visible().stream()
                .map(p -> p.equals(array) ? ParameterSpec.builder(CoreTypes.BYTE_BUFFER, buffer).build() : specs.of(p, arguments))
                .toList();
        List<CodeBlock> passed = arguments.visible().stream()
                .map(p -> p.equals(array) ? CodeBlock.of("$T.ofBuffer($N)", CoreTypes.MEMORY_SEGMENT, buffer) : name(p))
                .toList();
        boolean written = ((Parameter.Pointer) array.type()).direction() != Direction.IN;
        CodeBlock.Builder body = CodeBlock.builder();
        if (written) body.addStatement("if ($N.isReadOnly()) throw new $T()", buffer, ReadOnlyBufferException.class);
        body.addStatement("$T $N = $N($L)", complete.returnType(), arguments.result(), complete.name(), CodeBlock.join(passed, ", "));
        body.addStatement("if ($2N > 0) $1N.position($1N.position() + $4L$3T.min($2N, $1N.remaining()))",
                buffer, arguments.result(), Math.class, complete.returnType().equals(TypeName.LONG) ? "(int) " : "");
        body.addStatement("return $N", arguments.result());
        return List.of(MethodSpec.methodBuilder(complete.name())
                .addModifiers(PUBLIC, STATIC)
                .returns(complete.returnType())
                .addJavadoc("$L", new JavadocText().add("{@link #" + CallDocumentation.link(complete.name(), types(complete))
                        + "} with what remains of {@code " + buffer + "}, whose position moves by the result."))
                .addParameters(parameters)
                .addExceptions(complete.exceptions())
                .addCode(body.build())
                .build());
    }

    private static boolean bytes(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer pointer
                && pointer.length().isPresent()
                && pointer.element() instanceof Type.Number number
                && NumberType.width(number.scalar()) == 1
                && !pointer.nullable();
    }

    private static List<TypeName> types(MethodSpec method) {
        return method.parameters().stream().map(ParameterSpec::type).toList();
    }

    // ---- a number by value

    /** {@code complete} with a number itself in place of the memory that holds one, if there is just one such parameter. */
    private Optional<MethodSpec> byValue(MethodSpec complete) {
        List<Parameter> numbers = arguments.visible().stream().filter(Overloads::number).toList();
        if (numbers.size() != 1) return Optional.empty();
        Parameter.Pointer pointer = (Parameter.Pointer) numbers.get(0).type();
        boolean given = pointer.direction() == Direction.IN;
        boolean taken = pointer.direction() == Direction.OUT && complete.returnType().equals(TypeName.VOID);
        return given || taken ? Optional.of(byValue(complete, numbers.get(0), pointer)) : Optional.empty();
    }

    private MethodSpec byValue(MethodSpec complete, Parameter number, Parameter.Pointer pointer) {
        boolean given = pointer.direction() == Direction.IN;
        Scalar scalar = ((Type.Number) pointer.element()).scalar();
        var access = new NumberAccess(List.of(scalar), CodeBlock.of(""));
        CodeBlock size = scalar.word()
                ? CodeBlock.of("$T.is64Bit() ? 8 : 4", CoreTypes.PLATFORM)
                : CodeBlock.of("$L", NumberType.width(scalar));
        var specs = new ParameterSpecs(emission);
        String name = arguments.name(number);
        List<ParameterSpec> parameters = arguments.visible().stream()
                .filter(p -> given || !p.equals(number))
                .map(p -> p.equals(number) ? ParameterSpec.builder(access.type().java(), name).build() : specs.of(p, arguments))
                .toList();
        List<CodeBlock> passed = arguments.visible().stream().map(p -> p.equals(number) ? CodeBlock.of("segment") : name(p)).toList();
        CodeBlock call = CodeBlock.of("$N($L)", complete.name(), CodeBlock.join(passed, ", "));
        CodeBlock.Builder body = CodeBlock.builder()
                .beginControlFlow("try ($1T scratch = $1T.open())", CoreTypes.SCRATCH)
                .addStatement("$T segment = scratch.allocate($L, 8)", CoreTypes.MEMORY_SEGMENT, size);
        if (given) body.addStatement(access.write(CodeBlock.of("0"), name));
        body.addStatement(complete.returnType().equals(TypeName.VOID) ? "$L" : "return $L", call);
        if (!given) body.addStatement("return $L", access.read(CodeBlock.of("0")));
        return MethodSpec.methodBuilder(complete.name())
                .addModifiers(PUBLIC, STATIC)
                .returns(given ? complete.returnType() : access.type().java())
                .addJavadoc("$L", new JavadocText().add("{@link #" + CallDocumentation.link(complete.name(), types(complete)) + "} with "
                        + (given ? "the value itself." : "the value as its result.")))
                .addParameters(parameters)
                .addExceptions(complete.exceptions())
                .addCode(body.endControlFlow().build())
                .build();
    }

    private static boolean number(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer pointer
                && pointer.single()
                && !pointer.nullable()
                && pointer.element() instanceof Type.Number;
    }
}
