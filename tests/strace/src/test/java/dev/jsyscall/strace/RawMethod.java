package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The generated method that makes a trial's call, with everything that it needs ready. */
final class RawMethod {
    private static final String PACKAGE = "dev.jsyscall.linux.raw.";
    /** After whatever the kernel is given, for it to write into: a length may be any number. */
    private static final long SLACK = 1 << 16;

    private final Method method;
    private final Object[] arguments;

    RawMethod(Trial trial) throws ReflectiveOperationException {
        Class<?>[] types = trial.arguments().stream().map(a -> javaType(a.parameter())).toArray(Class<?>[]::new);
        method = Class.forName(PACKAGE + className(trial.subsystem())).getMethod(trial.call(), types);
        arguments = new Object[types.length];
    }

    /** Puts the arguments where the kernel can read them. */
    RawMethod prepare(Trial trial, Arena arena) {
        for (int i = 0; i < arguments.length; i++) arguments[i] = argument(trial.arguments().get(i).passed(), method.getParameterTypes()[i], arena);
        return this;
    }

    long invoke() throws ReflectiveOperationException {
        try {
            return (long) method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method + " with " + Arrays.toString(arguments), e.getCause());
        }
    }

    private static Object argument(Passed passed, Class<?> type, Arena arena) {
        return switch (passed) {
            case Passed.Number number when type == int.class -> (int) number.value();
            case Passed.Number number when type == long.class -> number.value();
            case Passed.Number number -> MemorySegment.ofAddress(number.value());
            case Passed.Address address -> MemorySegment.ofAddress(address.address());
            case Passed.Text text -> arena.allocateFrom(text.text(), StandardCharsets.UTF_8);
            case Passed.Memory memory -> {
                MemorySegment segment = arena.allocate(memory.content().length + SLACK, Long.BYTES);
                MemorySegment.copy(memory.content(), 0, segment, ValueLayout.JAVA_BYTE, 0, memory.content().length);
                yield segment;
            }
        };
    }

    private static String className(String subsystem) {
        StringBuilder name = new StringBuilder();
        for (String word : List.of(subsystem.split("_", -1))) {
            if (!word.isEmpty()) name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.append("Raw").toString();
    }

    private static Class<?> javaType(Parameter parameter) {
        return switch (parameter.type()) {
            case Parameter.Value value -> javaType(value.type());
            case Parameter.Fixed fixed -> javaType(fixed.type());
            case Parameter.SizeOf size -> javaType(size.type());
            case Parameter.Halves _ -> long.class;
            case Parameter.Descriptor _ -> int.class;
            case Parameter.Text _, Parameter.Pointer _, Parameter.Address _ -> MemorySegment.class;
        };
    }

    private static Class<?> javaType(Type.Number type) {
        Scalar scalar = type.scalar();
        if (scalar == Scalar.POINTER) return MemorySegment.class;
        return scalar.word() || scalar == Scalar.U64 || scalar == Scalar.S64 ? long.class : int.class;
    }
}
