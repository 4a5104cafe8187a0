package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The methods of one operation: the complete one, its twin that does not throw if it may block, and the {@link Overloads}. */
final class OperationEmitter {
    private final Emission emission;
    private final String packageName;
    private final TypeSpec.Builder type;
    private final BorrowedConstants borrowed;
    private final Set<String> declared = new HashSet<>();

    /** Adds to {@code type}, which is in {@code packageName}. */
    OperationEmitter(Emission emission, String packageName, TypeSpec.Builder type, BorrowedConstants borrowed) {
        this.emission = emission;
        this.packageName = packageName;
        this.type = type;
        this.borrowed = borrowed;
    }

    void add(Operation operation) {
        boolean declares = !operation.missing().isEmpty() && declared.add(missingName(operation));
        if (declares) type.addField(missingField(operation));
        var overloads = new Overloads(emission, packageName, operation, borrowed);
        MethodSpec complete = operation.subject().blocking() ? throwing(operation) : direct(operation);
        type.addMethod(complete).addMethods(overloads.of(complete));
        if (operation.subject().blocking()) {
            MethodSpec twin = twin(operation);
            type.addMethod(twin).addMethods(overloads.withBuffer(twin));
        }
    }

    /** The name of the method that returns a negative errno instead of throwing. */
    static String twinName(Operation operation) {
        return "try" + JavaNames.capitalized(operation.method());
    }

    private MethodSpec direct(Operation operation) {
        Arguments arguments = operation.arguments();
        CodeBlock inside = CodeBlock.builder()
                .add(arguments.before())
                .add("long $N = $L;\n", arguments.result(), operation.invocation())
                .add(check(operation))
                .add(arguments.after())
                .add(answer(operation))
                .build();
        return method(operation, operation.method(), resultType(operation))
                .addJavadoc("$L", documentation(operation))
                .addCode(arguments.around(false, inside))
                .build();
    }

    private MethodSpec throwing(Operation operation) {
        Arguments arguments = operation.arguments();
        var names = arguments.visible().stream().map(arguments::name).toList();
        return method(operation, operation.method(), resultType(operation))
                .addJavadoc("$L", documentation(operation))
                .addStatement("long $N = $N($L)", arguments.result(), twinName(operation), String.join(", ", names))
                .addCode(check(operation))
                .addCode(answer(operation))
                .build();
    }

    private MethodSpec twin(Operation operation) {
        Arguments arguments = operation.arguments();
        CodeBlock inside = CodeBlock.builder()
                .add(arguments.before())
                .add(arguments.after().isEmpty()
                        ? CodeBlock.of("return $L;\n", operation.invocation())
                        : CodeBlock.builder()
                                .add("long $N = $L;\n", arguments.result(), operation.invocation())
                                .add(arguments.after())
                                .addStatement("return $N", arguments.result())
                                .build())
                .build();
        var parameters = arguments.visible().stream().map(arguments::type).toList();
        var text = new JavadocText()
                .add("{@link #" + CallDocumentation.link(operation.method(), parameters)
                        + "} for when failure is ordinary: it throws no exception for the kernel's errors.")
                .tag("return", operation.subject().result() instanceof Result.OwnedDescriptor
                        ? "the number of a new file descriptor, which the caller closes, or a negative errno"
                        : "the result, or a negative errno");
        if (throwsClosed(operation)) text.tag("throws", "dev.jsyscall.ErrnoException if a file descriptor is closed");
        MethodSpec.Builder method = MethodSpec.methodBuilder(twinName(operation))
                .addModifiers(PUBLIC, STATIC)
                .returns(TypeName.LONG)
                .addJavadoc("$L", text)
                .addParameters(parameters(operation))
                .addCode(arguments.around(true, inside));
        if (throwsClosed(operation)) method.addException(CoreTypes.ERRNO_EXCEPTION);
        return method.build();
    }

    private static boolean throwsClosed(Operation operation) {
        return operation.arguments().visible().stream().anyMatch(p -> p.type() instanceof Parameter.Descriptor);
    }

    private MethodSpec.Builder method(Operation operation, String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC, STATIC)
                .returns(result)
                .addParameters(parameters(operation))
                .addException(CoreTypes.ERRNO_EXCEPTION);
    }

    private List<ParameterSpec> parameters(Operation operation) {
        var specs = new ParameterSpecs(emission);
        return operation.arguments().visible().stream().map(p -> specs.of(p, operation.arguments())).toList();
    }

    private JavadocText documentation(Operation operation) {
        var documentation = new CallDocumentation(emission);
        return documentation.typed(operation.subject(), operation.arguments(), packageName)
                .tag("throws", "dev.jsyscall.ErrnoException " + documentation.errors(operation.subject().errors()));
    }

    /** Throws if the result tells of a failure. */
    private CodeBlock check(Operation operation) {
        Arguments arguments = operation.arguments();
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($T.isError($N))", CoreTypes.SYSCALL, arguments.result());
        if (!operation.missing().isEmpty()) {
            code.addStatement("if ($N) throw $T.missing($S, $S)", missingName(operation), CoreTypes.ERRNO_EXCEPTION,
                    operation.subject().name(), where(operation));
        }
        CodeBlock values = Stream.of(CodeBlock.of("$N", arguments.result()), CodeBlock.of("$S", operation.subject().name()),
                arguments.shown())
                .filter(c -> !c.isEmpty()).collect(CodeBlock.joining(", "));
        List<Parameter> used = arguments.used();
        code.addStatement("throw $L($L)", used.isEmpty()
                ? CodeBlock.of("$T.of", CoreTypes.ERRNO_EXCEPTION)
                : CodeBlock.of("$N.failure", arguments.name(used.get(0))), values);
        return code.endControlFlow().build();
    }

    private static String missingName(Operation operation) {
        return JavaNames.upper(operation.name()) + "_MISSING";
    }

    private FieldSpec missingField(Operation operation) {
        return FieldSpec.builder(TypeName.BOOLEAN, missingName(operation), PRIVATE, STATIC, FINAL)
                .initializer(emission.arch().oneOf(operation.missing()))
                .build();
    }

    private String where(Operation operation) {
        List<String> has = emission.abi().arches().stream().map(Arch::name).filter(a -> !operation.missing().contains(a)).toList();
        return has.isEmpty() ? "no architecture" : Availability.joined(has, "and");
    }

    static TypeName resultType(Operation operation) {
        if (operation.subject().result() instanceof Result.None) return TypeName.VOID;
        if (operation.subject().result() instanceof Result.Never) return TypeName.VOID;
        if (operation.subject().result() instanceof Result.Value value) return NumberType.of(value.type().scalar()).java();
        if (operation.subject().result() instanceof Result.OwnedDescriptor) return CoreTypes.OWNED_FD;
        return CoreTypes.MEMORY_SEGMENT;
    }

    private static CodeBlock answer(Operation operation) {
        String result = operation.arguments().result();
        if (operation.subject().result() instanceof Result.None) return CodeBlock.of("");
        if (operation.subject().result() instanceof Result.Never) return CodeBlock.of("");
        if (operation.subject().result() instanceof Result.Value value) return NumberType.of(value.type().scalar()) == NumberType.INT
                    ? CodeBlock.of("return (int) $N;\n", result)
                    : CodeBlock.of("return $N;\n", result);
        if (operation.subject().result() instanceof Result.OwnedDescriptor) {
            return CodeBlock.of("return $T.of((int) $N);\n", CoreTypes.OWNED_FD, result);
        }
        return CodeBlock.of("return $T.ofAddress($T.is64Bit() ? $N : $T.toUnsignedLong((int) $N));\n",
                    CoreTypes.MEMORY_SEGMENT, CoreTypes.PLATFORM, result, Integer.class, result);
    }
}
