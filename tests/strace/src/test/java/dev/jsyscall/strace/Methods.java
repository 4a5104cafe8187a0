package dev.jsyscall.strace;

import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Struct;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The generated methods that make calls, found by the names that the generator gives them. */
final class Methods {
    private static final String RAW = "dev.jsyscall.linux.raw.";

    private Methods() {}

    /**
     * A method.
     *
     * @param arguments which of a trial's arguments each of its parameters takes
     */
    record Chosen(Method method, List<Integer> arguments) {}

    /** The method that hands its arguments to the kernel as they are. */
    static Chosen raw(Trial trial) throws ReflectiveOperationException {
        Class<?>[] types = trial.arguments().stream().map(a -> javaType(a.parameter())).toArray(Class<?>[]::new);
        Method method = Class.forName(RAW + camel(trial.subsystem()) + "Raw").getMethod(trial.call(), types);
        return new Chosen(method, IntStream.range(0, types.length).boxed().toList());
    }

    /** The typed method with all parameters that callers see; empty if it takes other things than a trial has. */
    static Optional<Chosen> typed(Trial trial, Abi abi) throws ReflectiveOperationException {
        String inPackage = abi.subsystem(trial.subsystem()).orElseThrow().javaPackage();
        Class<?> calls = Class.forName(inPackage + "." + camel(trial.subsystem()) + "Calls");
        String camel = camel(trial.name());
        String name = camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
        List<Integer> visible = visible(trial);
        return Arrays.stream(calls.getMethods())
                .filter(method -> method.getName().equals(name) || method.getName().equals(name + "_"))
                .filter(method -> method.getParameterCount() == visible.size() && fits(method, trial, visible)).findFirst()
                .map(method -> new Chosen(method, visible));
    }

    /** What the binding does not fill in by itself: constants, sizes, and how long a buffer is. */
    private static List<Integer> visible(Trial trial) {
        var visible = new ArrayList<Integer>();
        for (int i = 0; i < trial.arguments().size(); i++) {
            Parameter parameter = trial.arguments().get(i).parameter();
            boolean filled = parameter.type() instanceof Parameter.Fixed || parameter.type() instanceof Parameter.SizeOf;
            if (!filled && !measures(trial, parameter)) visible.add(i);
        }
        return visible;
    }

    private static boolean measures(Trial trial, Parameter parameter) {
        return trial.arguments().stream().anyMatch(argument -> argument.parameter().type() instanceof Parameter.Pointer pointer
                && pointer.length().filter(parameter.name()::equals).isPresent());
    }

    private static boolean fits(Method method, Trial trial, List<Integer> visible) {
        for (int i = 0; i < visible.size(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            boolean fits = switch (trial.arguments().get(visible.get(i)).passed()) {
                case Passed.Number _ -> type == int.class || type == long.class || type == Fd.class || type == OwnedFd.class;
                case Passed.Address _ -> type == MemorySegment.class;
                case Passed.Text _ -> type == String.class;
                case Passed.Memory _ -> type == MemorySegment.class || Struct.class.isAssignableFrom(type);
                case Passed.Request _ -> false;
            };
            if (!fits) return false;
        }
        return true;
    }

    /** {@code clock_gettime} is {@code ClockGettime}. */
    private static String camel(String name) {
        var camel = new StringBuilder();
        for (String word : List.of(name.split("[_.]", -1))) {
            if (!word.isEmpty()) camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
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
        return scalar.word() || scalar == Scalar.U64 || scalar == Scalar.S64 ? long.class : int.class;
    }
}
