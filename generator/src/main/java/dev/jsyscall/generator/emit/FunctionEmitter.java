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
import dev.jsyscall.generator.emit.CallDocumentation.Subject;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Function.ErrorRule;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.List;

/** Library functions: a method for each, and a holder of its handle, so that linking waits for the first call. */
final class FunctionEmitter {
    private final Emission emission;
    private final Subsystem subsystem;
    private final TypeSpec.Builder type;
    private final BorrowedConstants borrowed;

    FunctionEmitter(Emission emission, Subsystem subsystem, TypeSpec.Builder type, BorrowedConstants borrowed) {
        this.emission = emission;
        this.subsystem = subsystem;
        this.type = type;
        this.borrowed = borrowed;
    }

    void add(Function function) {
        var arguments = new Arguments(emission, function.parameters(), function.result());
        var operation = new Operation(function.name(), methodName(function), Subject.of(function, emission), arguments,
                CodeBlock.of(""), List.of());
        MethodSpec complete = method(function, operation);
        type.addMethod(complete).addMethods(new Overloads(emission, subsystem.javaPackage(), operation, borrowed).of(complete));
        type.addType(holder(function, arguments));
    }

    /** A function that has a system call's name is told apart from it. */
    private String methodName(Function function) {
        boolean taken = subsystem.calls().stream().anyMatch(c -> JavaNames.method(c.name()).equals(JavaNames.method(function.name())));
        return JavaNames.method(function.name()) + (taken ? "InLibrary" : "");
    }

    private MethodSpec method(Function function, Operation operation) {
        Arguments arguments = operation.arguments();
        var specs = new ParameterSpecs(emission);
        var documentation = new CallDocumentation(emission);
        JavadocText text = documentation.typed(operation.subject(), arguments, subsystem.javaPackage());
        MethodSpec.Builder method = MethodSpec.methodBuilder(operation.method())
                .addModifiers(PUBLIC, STATIC)
                .returns(returned(function, operation))
                .addParameters(arguments.visible().stream().map(p -> specs.of(p, arguments)).toList());
        boolean throwing = function.error() != ErrorRule.NONE || !arguments.used().isEmpty();
        if (throwing) {
            method.addException(CoreTypes.ERRNO_EXCEPTION);
            text.tag("throws", "dev.jsyscall.ErrnoException " + documentation.errors(function.documentedErrors()));
        }
        text.tag("throws", "IllegalStateException if there is no such function here");
        return method.addJavadoc("$L", text).addCode(arguments.around(function.blocking(), inside(function, operation))).build();
    }

    private CodeBlock inside(Function function, Operation operation) {
        Arguments arguments = operation.arguments();
        var passed = new ArrayList<CodeBlock>();
        if (capturesErrno(function)) passed.add(CodeBlock.of("state"));
        for (Parameter parameter : function.parameters()) passed.add(arguments.raw(parameter));
        CodeBlock call = CodeBlock.of("$L.call($L)", holderName(function), CodeBlock.join(passed, ", "));
        CodeBlock.Builder code = CodeBlock.builder();
        if (capturesErrno(function)) code.addStatement("$T state = $T.state()", CoreTypes.MEMORY_SEGMENT, CoreTypes.NATIVE);
        code.add(arguments.before());
        if (nativeResult(function).equals(TypeName.VOID)) return code.addStatement(call).add(arguments.after()).build();
        boolean direct = function.error() == ErrorRule.NONE && arguments.after().isEmpty()
                && !(function.result() instanceof Result.OwnedDescriptor);
        if (direct) return code.addStatement("return $L", call).build();
        code.add("$T $N = $L;\n", nativeResult(function), arguments.result(), call);
        code.add(check(function, arguments)).add(arguments.after());
        if (returned(function, operation).equals(TypeName.VOID)) return code.build();
        return code.add(function.result() instanceof Result.OwnedDescriptor
                ? CodeBlock.of("return $T.of($N);\n", CoreTypes.OWNED_FD, arguments.result())
                : CodeBlock.of("return $N;\n", arguments.result())).build();
    }

    private CodeBlock check(Function function, Arguments arguments) {
        if (function.error() == ErrorRule.NONE) return CodeBlock.of("");
        boolean address = nativeResult(function).equals(CoreTypes.MEMORY_SEGMENT);
        CodeBlock number = address ? CodeBlock.of("$N.address()", arguments.result()) : CodeBlock.of("$N", arguments.result());
        CodeBlock errno = function.error() == ErrorRule.RETURNED
                ? CodeBlock.of("-$L", number)
                : CodeBlock.of("-$T.errno(state)", CoreTypes.NATIVE);
        String failed = switch (function.error()) {
            case ERRNO -> "== -1";
            case NULL -> "== 0";
            default -> "!= 0";
        };
        CodeBlock exception = arguments.used().isEmpty()
                ? CodeBlock.of("$T.of", CoreTypes.ERRNO_EXCEPTION)
                : CodeBlock.of("$N.failure", arguments.name(arguments.used().get(0)));
        CodeBlock shown = arguments.shown();
        return CodeBlock.of("if ($L $L) throw $L($L, $S$L$L);\n",
                number, failed, exception, errno, function.name(), shown.isEmpty() ? "" : ", ", shown);
    }

    // ---- the holder

    private TypeSpec holder(Function function, Arguments arguments) {
        MethodSpec.Builder call = MethodSpec.methodBuilder("call").addModifiers(STATIC).returns(nativeResult(function));
        var passed = new ArrayList<CodeBlock>();
        if (capturesErrno(function)) {
            call.addParameter(CoreTypes.MEMORY_SEGMENT, "state");
            passed.add(CodeBlock.of("state"));
        }
        for (Parameter parameter : function.parameters()) {
            call.addParameter(ParameterSpec.builder(RawEmitter.type(parameter), arguments.name(parameter)).build());
            passed.add(CodeBlock.of("$L$N", NativeShape.cast(parameter), arguments.name(parameter)));
        }
        CodeBlock invoke = CodeBlock.of("HANDLE.invokeExact($L)", CodeBlock.join(passed, ", "));
        boolean nothing = nativeResult(function).equals(TypeName.VOID);
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("try")
                .addStatement(nothing
                        ? invoke
                        : CodeBlock.of("return ($L) $L", NativeShape.javaType(function.result()), invoke))
                .nextControlFlow("catch ($T e)", Throwable.class)
                .addStatement("throw $T.unexpected(e)", CoreTypes.NATIVE)
                .endControlFlow()
                .build();
        return TypeSpec.classBuilder(holderName(function))
                .addModifiers(PRIVATE, STATIC, FINAL)
                .addField(FieldSpec.builder(CoreTypes.METHOD_HANDLE, "HANDLE", STATIC, FINAL).initializer(link(function)).build())
                .addMethod(call.addCode(body).build())
                .build();
    }

    private CodeBlock link(Function function) {
        CodeBlock symbols = emission.arch().expression(
                function.symbols().map(s -> symbols(s, !function.symbols().constant())), symbols(List.of(function.name()), true));
        return CodeBlock.of("$T.link($L, $S, $L, $L, $L, $L)",
                CoreTypes.NATIVE,
                function.library().map(l -> CodeBlock.of("$S", l)).orElse(CodeBlock.of("null")),
                NativeShape.of(function),
                function.variadicFrom().orElse(-1),
                capturesErrno(function),
                function.critical(),
                symbols);
    }

    private static String symbols(List<String> names, boolean array) {
        return array ? "new String[] {" + ArchSwitch.labels(names) + "}" : ArchSwitch.labels(names);
    }

    private static String holderName(Function function) {
        return JavaNames.type(function.name());
    }

    static boolean capturesErrno(Function function) {
        return function.error() == ErrorRule.ERRNO || function.error() == ErrorRule.NULL;
    }

    /** What the holder's method returns. */
    private static TypeName nativeResult(Function function) {
        if (function.result() instanceof Result.None && function.error() == ErrorRule.NONE) return TypeName.VOID;
        if (function.result() instanceof Result.Value value) return NumberType.of(value.type().scalar()).java();
        if (function.result() instanceof Result.Address) return CoreTypes.MEMORY_SEGMENT;
        if (function.result() instanceof Result.Never) return TypeName.VOID;
        if (function.result() instanceof Result.None) return TypeName.INT;
        return TypeName.INT;
    }

    /** What the method returns: an error number that was thrown is no result. */
    private static TypeName returned(Function function, Operation operation) {
        return function.error() == ErrorRule.RETURNED ? TypeName.VOID : OperationEmitter.resultType(operation);
    }
}
