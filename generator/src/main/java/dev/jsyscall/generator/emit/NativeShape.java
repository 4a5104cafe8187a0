package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Function.ErrorRule;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Scalar;
import java.util.stream.Collectors;

/** A function's native signature in the letters of {@code Native.link}: {@code i(al)}. */
final class NativeShape {
    private NativeShape() {}

    static String of(Function function) {
        return result(function) + function.parameters().stream().map(p -> letter(p)).collect(Collectors.joining("", "(", ")"));
    }

    private static String result(Function function) {
        if (function.result() instanceof Result.Value value) return letter(value.type().scalar());
        if (function.result() instanceof Result.Address) return "a";
        if (function.result() instanceof Result.OwnedDescriptor) return "i";
        if (function.result() instanceof Result.Never) return "v";
        return function.error() == ErrorRule.NONE ? "v" : "i";
    }

    static String letter(Parameter parameter) {
        if (parameter.type() instanceof Parameter.Value value) return letter(value.type().scalar());
        if (parameter.type() instanceof Parameter.Fixed fixed) return letter(fixed.type().scalar());
        if (parameter.type() instanceof Parameter.SizeOf size) return letter(size.type().scalar());
        if (parameter.type() instanceof Parameter.Halves) return "j";
        if (parameter.type() instanceof Parameter.Descriptor) return "i";
        if (parameter.type() instanceof Parameter.Text) return "a";
        if (parameter.type() instanceof Parameter.Pointer) return "a";
        return "a";
    }

    private static String letter(Scalar scalar) {
        return switch (scalar) {
            case U8, S8, CHAR -> "b";
            case U16, S16, BE16, LE16 -> "s";
            case U32, S32, INT, UINT, BE32, LE32 -> "i";
            case U64, S64, BE64, LE64 -> "j";
            case LONG, ULONG, SIZE, SSIZE -> "l";
            case POINTER -> "a";
            case FLOAT -> "f";
            case DOUBLE -> "d";
        };
    }

    /** The cast that an {@code int} needs where the native type is narrower: handles are invoked exactly. */
    static String cast(Parameter parameter) {
        return switch (letter(parameter)) {
            case "b" -> "(byte) ";
            case "s" -> "(short) ";
            default -> "";
        };
    }

    /** The Java type that the handle returns. */
    static String javaType(Result result) {
        if (!(result instanceof Result.Value value)) return result instanceof Result.Address ? "MemorySegment" : "int";
        return switch (letter(value.type().scalar())) {
            case "b" -> "byte";
            case "s" -> "short";
            case "i" -> "int";
            case "f" -> "float";
            case "d" -> "double";
            case "a" -> "MemorySegment";
            default -> "long";
        };
    }
}
