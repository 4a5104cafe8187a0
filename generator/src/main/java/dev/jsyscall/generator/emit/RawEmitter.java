package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Subsystem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A subsystem's system calls as the kernel takes them: numbers and addresses in, a result or a negative errno out. */
final class RawEmitter {
    private final Emission emission;

    RawEmitter(Emission emission) {
        this.emission = emission;
    }

    TypeSpec emit(Subsystem subsystem) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().raw(subsystem.name()))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("$L", new JavadocText()
                        .add("The system calls of {@code " + subsystem.file() + "} as the kernel takes them.")
                        .add("Each returns the result, or a negative errno; where the architecture lacks the call, that is "
                                + "{@code -ENOSYS}. Nothing is allocated, thrown or retried, and lengths are the caller's business."))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        Set<String> fields = new HashSet<>();
        Set<String> signatures = new HashSet<>();
        for (Call call : subsystem.calls()) {
            if (!signatures.add(signature(call))) continue;
            if (fields.add(call.kernelName())) type.addField(SyscallField.of(emission, call.kernelName(), call.numbers()));
            new RawForm(emission, call).addTo(type);
        }
        return type.build();
    }

    /** The kernel's name; only Java's reserved words differ. */
    static String methodName(Call call) {
        return JavaNames.parameter(call.kernelName());
    }

    static TypeName type(Parameter parameter) {
        if (parameter.type() instanceof Parameter.Value value) return NumberType.of(value.type().scalar()).java();
        if (parameter.type() instanceof Parameter.Fixed fixed) return NumberType.of(fixed.type().scalar()).java();
        if (parameter.type() instanceof Parameter.SizeOf size) return NumberType.of(size.type().scalar()).java();
        if (parameter.type() instanceof Parameter.Halves) return TypeName.LONG;
        if (parameter.type() instanceof Parameter.Descriptor) return TypeName.INT;
        if (parameter.type() instanceof Parameter.Text) return CoreTypes.MEMORY_SEGMENT;
        if (parameter.type() instanceof Parameter.Pointer) return CoreTypes.MEMORY_SEGMENT;
        return CoreTypes.MEMORY_SEGMENT;
    }

    /** An argument as the word that the kernel gets. */
    static CodeBlock word(Parameter parameter, CodeBlock value) {
        if (type(parameter).equals(CoreTypes.MEMORY_SEGMENT)) return value;
        return CodeBlock.of("$T.ofAddress($L)", CoreTypes.MEMORY_SEGMENT, number(parameter, value));
    }

    /** An argument as a number: unsigned ones of 32 bits are zero-extended, for the kernel may take them as long ones. */
    static CodeBlock number(Parameter parameter, CodeBlock value) {
        if (type(parameter).equals(CoreTypes.MEMORY_SEGMENT)) return CodeBlock.of("$L.address()", value);
        boolean unsigned = scalar(parameter).filter(s -> s == Scalar.U32 || s == Scalar.UINT).isPresent();
        return unsigned ? CodeBlock.of("$T.toUnsignedLong($L)", Integer.class, value) : value;
    }

    private static Optional<Scalar> scalar(Parameter parameter) {
        if (parameter.type() instanceof Parameter.Value value) return Optional.of(value.type().scalar());
        if (parameter.type() instanceof Parameter.Fixed fixed) return Optional.of(fixed.type().scalar());
        return Optional.empty();
    }

    private static String signature(Call call) {
        return methodName(call) + call.parameters().stream().map(p -> type(p).toString()).toList();
    }
}
