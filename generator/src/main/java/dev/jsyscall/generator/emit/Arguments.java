package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the arguments that the kernel or a library takes come from those of a typed Java method: which are asked for, which are computed,
 * what must be opened, copied and closed around the call.
 */
final class Arguments {
    /** For so many pieces of memory {@code Scratch.unlessNative} can be asked. */
    private static final int MOST_ASKED = 2;

    private final Emission emission;
    private final List<Parameter> parameters;
    private final Result result;
    private final NameAllocator names = new NameAllocator();
    private final Map<String, String> locals = new LinkedHashMap<>();
    private final String resultName;
    private final String scratchName;

    Arguments(Emission emission, List<Parameter> parameters, Result result) {
        this.emission = emission;
        this.parameters = parameters;
        this.result = result;
        for (Parameter parameter : parameters) names.newName(JavaNames.parameter(parameter.name()), parameter.name());
        resultName = names.newName("result");
        scratchName = names.newName("scratch");
        for (Parameter parameter : parameters) {
            String suffix = parameter.type() instanceof Parameter.Descriptor ? "Number" : "Memory";
            if (parameter.type() instanceof Parameter.Descriptor || copied(parameter)) {
                locals.put(parameter.name(), names.newName(parameter.name() + suffix));
            }
        }
    }

    String result() {
        return resultName;
    }

    /** The parameters of the Java method, in the call's order. */
    List<Parameter> visible() {
        return parameters.stream().filter(p -> !computed(p) && pointersMeasuredBy(p).isEmpty()).toList();
    }

    /** True for what the call itself determines, and nobody passes. */
    static boolean computed(Parameter parameter) {
        return parameter.type() instanceof Parameter.Fixed || parameter.type() instanceof Parameter.SizeOf;
    }

    /** The arrays whose length {@code parameter} is. */
    private List<Parameter> pointersMeasuredBy(Parameter parameter) {
        if (!(parameter.type() instanceof Parameter.Value)) return List.of();
        return parameters.stream()
                .filter(p -> p.type() instanceof Parameter.Pointer pointer && pointer.length().equals(Optional.of(parameter.name())))
                .toList();
    }

    TypeName type(Parameter parameter) {
        if (parameter.type() instanceof Parameter.Value value) return NumberType.of(value.type().scalar()).java();
        if (parameter.type() instanceof Parameter.Fixed value) return NumberType.of(value.type().scalar()).java();
        if (parameter.type() instanceof Parameter.SizeOf value) return NumberType.of(value.type().scalar()).java();
        if (parameter.type() instanceof Parameter.Halves) return TypeName.LONG;
        if (parameter.type() instanceof Parameter.Descriptor fd) return fd.consumed() ? CoreTypes.OWNED_FD : CoreTypes.FD;
        if (parameter.type() instanceof Parameter.Text) return CoreTypes.STRING;
        if (parameter.type() instanceof Parameter.Address) return CoreTypes.MEMORY_SEGMENT;
        Parameter.Pointer pointer = (Parameter.Pointer) parameter.type();
        return recordOf(pointer).map(TypeName.class::cast).orElse(CoreTypes.MEMORY_SEGMENT);
    }

    static boolean nullable(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer pointer && pointer.nullable();
    }

    /** The class of the one record that a parameter points to. */
    Optional<ClassName> recordOf(Parameter.Pointer pointer) {
        return pointer.single() && pointer.element() instanceof Type.Reference reference
                ? Optional.of(emission.places().record(reference.record()))
                : Optional.empty();
    }

    Optional<ConstantGroup> groupOf(Parameter parameter) {
        return parameter.type() instanceof Parameter.Value value ? value.group().flatMap(emission.names()::group) : Optional.empty();
    }

    /** Descriptors that are only used by the call. */
    List<Parameter> used() {
        return parameters.stream().filter(p -> p.type() instanceof Parameter.Descriptor fd && !fd.consumed()).toList();
    }

    private List<Parameter> consumed() {
        return parameters.stream().filter(p -> p.type() instanceof Parameter.Descriptor fd && fd.consumed()).toList();
    }

    private static boolean copied(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer;
    }

    boolean needsScratch() {
        return parameters.stream().anyMatch(p -> copied(p) || p.type() instanceof Parameter.Text);
    }

    // ---- code around the call

    /**
     * Opens what the call needs, runs {@code inside}, and closes it again. {@code inside} sees {@link #raw} and {@link #result()}, and
     * ends in a return or throw.
     */
    CodeBlock around(boolean blocking, CodeBlock inside) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Parameter fd : consumed()) code.addStatement("int $N = $N.release()", local(fd), name(fd));
        List<Parameter> used = used();
        for (int i = 0; i < used.size(); i++) {
            code.addStatement("int $N = $N.$L()", local(used.get(i)), name(used.get(i)), blocking ? "enterBlocking" : "enter");
            boolean innermost = i == used.size() - 1 && needsScratch();
            code.beginControlFlow("$L", innermost ? opening() : CodeBlock.of("try"));
        }
        boolean scratchAlone = used.isEmpty() && needsScratch();
        if (scratchAlone) code.beginControlFlow("$L", opening());
        code.add(inside);
        if (scratchAlone) code.endControlFlow();
        for (int i = used.size() - 1; i >= 0; i--) {
            code.nextControlFlow("finally").addStatement("$N.$L()", name(used.get(i)), blocking ? "exitBlocking" : "exit").endControlFlow();
        }
        return code.build();
    }

    /** Scratch memory is for strings and for what lies on the heap; a call that gets native memory alone does without. */
    private CodeBlock opening() {
        List<CodeBlock> memory = parameters.stream().filter(Arguments::copied).map(this::memory).toList();
        boolean text = parameters.stream().anyMatch(p -> p.type() instanceof Parameter.Text);
        return text || memory.size() > MOST_ASKED
                ? CodeBlock.of("try ($1T $2N = $1T.open())", CoreTypes.SCRATCH, scratchName)
                : CodeBlock.of("try ($1T $2N = $1T.unlessNative($3L))", CoreTypes.SCRATCH, scratchName, CodeBlock.join(memory, ", "));
    }

    /** What must be done just before the call: native memory. */
    CodeBlock before() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Parameter parameter : parameters) {
            if (!copied(parameter)) continue;
            code.addStatement("$T $N = $T.$L($N, $L)", CoreTypes.MEMORY_SEGMENT, local(parameter), CoreTypes.SCRATCH, way(parameter),
                    scratchName, memory(parameter));
        }
        return code.build();
    }

    private String way(Parameter parameter) {
        if (((Parameter.Pointer) parameter.type()).direction() == Direction.IN) return "in";
        return writtenAsCounted(parameter) ? "out" : "inout";
    }

    /** What must be done just after a call that succeeded: what the kernel wrote goes where it belongs. */
    CodeBlock after() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Parameter parameter : parameters) {
            if (!(parameter.type() instanceof Parameter.Pointer pointer) || pointer.direction() == Direction.IN) continue;
            CodeBlock bytes = CodeBlock.of("$N.byteSize()", local(parameter));
            if (writtenAsCounted(parameter)) bytes = CodeBlock.of("$T.min($N, $L)", Math.class, resultName, bytes);
            code.addStatement("$T.copyBack($N, $L, $L)", CoreTypes.SCRATCH, local(parameter), memory(parameter), bytes);
        }
        return code.build();
    }

    /** True for the buffer of read(2) and its like: the result says how many bytes of it were written. */
    private boolean writtenAsCounted(Parameter parameter) {
        return parameter.type() instanceof Parameter.Pointer pointer
                && pointer.direction() == Direction.OUT
                && pointer.length().stream().anyMatch(this::counts)
                && pointer.element() instanceof Type.Number number
                && NumberType.width(number.scalar()) == 1
                && result instanceof Result.Value;
    }

    /** True for a length that is passed, as opposed to one that the kernel updates in memory. */
    private boolean counts(String length) {
        return parameters.stream().anyMatch(p -> p.name().equals(length) && p.type() instanceof Parameter.Value);
    }

    /** The argument as the raw layer takes it. */
    CodeBlock raw(Parameter parameter) {
        List<Parameter> measured = pointersMeasuredBy(parameter);
        if (!measured.isEmpty()) return length(parameter, measured.get(0), CodeBlock.of("$N.byteSize()", local(measured.get(0))));
        if (parameter.type() instanceof Parameter.Fixed fixed) return value(fixed.value(), type(parameter));
        if (parameter.type() instanceof Parameter.SizeOf size) return size(size);
        if (parameter.type() instanceof Parameter.Descriptor) return CodeBlock.of("$N", local(parameter));
        if (parameter.type() instanceof Parameter.Text) return CodeBlock.of("$N.path($N)", scratchName, name(parameter));
        if (parameter.type() instanceof Parameter.Pointer) return CodeBlock.of("$N", local(parameter));
        if (parameter.type() instanceof Parameter.Value) return CodeBlock.of("$N", name(parameter));
        if (parameter.type() instanceof Parameter.Halves) return CodeBlock.of("$N", name(parameter));
        return CodeBlock.of("$N", name(parameter));
    }

    private CodeBlock length(Parameter count, Parameter array, CodeBlock bytes) {
        Parameter.Pointer pointer = (Parameter.Pointer) array.type();
        CodeBlock size = elementSize(pointer.element());
        CodeBlock length = size.toString().equals("1") ? bytes : CodeBlock.of("$L / $L", bytes, size);
        return type(count).equals(TypeName.INT) ? CodeBlock.of("$T.toIntExact($L)", Math.class, length) : length;
    }

    private CodeBlock size(Parameter.SizeOf size) {
        Parameter of = parameters.stream().filter(p -> p.name().equals(size.of())).findFirst().orElseThrow();
        if (!(of.type() instanceof Parameter.Pointer pointer)) return CodeBlock.of("0");
        return elementSize(pointer.element());
    }

    private CodeBlock elementSize(Type element) {
        if (element instanceof Type.Reference reference) return CodeBlock.of("$T.SIZE", emission.places().record(reference.record()));
        if (element instanceof Type.Array array) return array.count().isEmpty() || array.count().getAsLong() == 0
                    ? elementSize(array.element())
                    : CodeBlock.of("($L * $L)", array.count().getAsLong(), elementSize(array.element()));
        Type.Number number = (Type.Number) element;
        return number.scalar().word()
                    ? CodeBlock.of("($T.is64Bit() ? 8 : 4)", CoreTypes.PLATFORM)
                    : CodeBlock.of("$L", NumberType.width(number.scalar()));
    }

    /** The Java argument's memory, null for null. */
    private CodeBlock memory(Parameter parameter) {
        Parameter.Pointer pointer = (Parameter.Pointer) parameter.type();
        if (recordOf(pointer).isEmpty()) return CodeBlock.of("$N", name(parameter));
        return pointer.nullable()
                ? CodeBlock.of("$1N == null ? null : $1N.segment()", name(parameter))
                : CodeBlock.of("$N.segment()", name(parameter));
    }

    /** The arguments as messages show them. */
    CodeBlock shown() {
        var shown = new ArrayList<CodeBlock>();
        for (Parameter parameter : parameters) shown.add(shown(parameter));
        return CodeBlock.join(shown, ", ");
    }

    private CodeBlock shown(Parameter parameter) {
        Optional<ConstantGroup> group = groupOf(parameter);
        if (group.isPresent()) {
            return CodeBlock.of("$T.table().shown($N)", emission.places().group(group.get().name()), name(parameter));
        }
        List<Parameter> measured = pointersMeasuredBy(parameter);
        if (!measured.isEmpty()) return shownLength(parameter, measured.get(0));
        if (parameter.type() instanceof Parameter.Fixed fixed) return shownValue(fixed.value(), raw(parameter));
        if (parameter.type() instanceof Parameter.SizeOf) return raw(parameter);
        if (parameter.type() instanceof Parameter.Descriptor fd && fd.consumed()) return CodeBlock.of("$N.number()", name(parameter));
        if (parameter.type() instanceof Parameter.Pointer pointer && pointer.direction() == Direction.OUT) return memory(parameter);
        return CodeBlock.of("$N", name(parameter));
    }

    private CodeBlock shownLength(Parameter count, Parameter array) {
        CodeBlock length = length(count, array, CodeBlock.of("$N.byteSize()", name(array)));
        return nullable(array) ? CodeBlock.of("$N == null ? 0 : $L", name(array), length) : length;
    }

    /** A value that the spec gives, in words if it is of one group that has some: what is or-ed to a command says little beside it. */
    private CodeBlock shownValue(Default value, CodeBlock raw) {
        List<String> named = value.constants().stream().filter(this::hasWords).toList();
        List<ClassName> groups = named.stream().map(this::groupClass).distinct().toList();
        if (groups.size() != 1) return raw;
        CodeBlock shown = named.size() == 1 ? reference(named.get(0)) : raw;
        return CodeBlock.of("$T.table().shown($L)", groups.get(0), shown);
    }

    private boolean hasWords(String constant) {
        return emission.names().group(constant.substring(0, constant.indexOf('.')))
                .filter(group -> group.kind() != ConstantGroup.Kind.INTS).isPresent();
    }

    private ClassName groupClass(String constant) {
        return emission.places().group(constant.substring(0, constant.indexOf('.')));
    }

    private CodeBlock reference(String constant) {
        return CodeBlock.of("$T.$N", groupClass(constant), JavaNames.constant(constant.substring(constant.indexOf('.') + 1)));
    }

    /** A value that the spec gives, as Java. */
    CodeBlock value(Default value, TypeName type) {
        if (value.constant().isPresent()) return reference(value.constant().get());
        boolean wide = type.equals(TypeName.LONG);
        boolean small = value.values().byArch().values().stream().allMatch(v -> v == v.intValue());
        return emission.arch().expression(
                value.values().map(v -> wide && !small ? v + "L" : Long.toString(wide ? v : v.intValue())), "0");
    }

    String local(Parameter parameter) {
        return Objects.requireNonNull(locals.get(parameter.name()));
    }

    String name(Parameter parameter) {
        return names.get(parameter.name());
    }
}
