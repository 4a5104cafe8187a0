package dev.jsyscall.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Call.Argument;
import dev.jsyscall.generator.model.Call.Route;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which raw call a typed call makes on each architecture: its own, or by its routes another's, and that one's routes are followed too. */
final class Routing {
    private final Emission emission;
    private final Arguments arguments;

    Routing(Emission emission, Arguments arguments) {
        this.emission = emission;
        this.arguments = arguments;
    }

    /** A Java expression and its type. */
    private record Expression(CodeBlock code, TypeName type) {}

    /**
     * The raw call on each architecture, {@code long} in Java; where there is neither call nor route it is the
     * call's own, which says so.
     */
    PerArch<CodeBlock> invocations(Call call) {
        Map<String, Expression> own = new HashMap<>();
        for (Parameter parameter : call.parameters()) {
            own.put(parameter.name(), new Expression(arguments.raw(parameter), RawEmitter.type(parameter)));
        }
        return PerArch.of(emission.abi().arches(), a -> Optional.of(invocation(call, a.name(), own, new HashSet<>())));
    }

    /** The kernel's name of what is called in the end, where that exists. */
    PerArch<String> destinations(Call call) {
        return PerArch.of(emission.abi().arches(), a -> {
            Call last = destination(call, a.name(), new HashSet<>());
            return last.numbers().on(a).map(n -> last.kernelName());
        });
    }

    private Call destination(Call call, String arch, Set<String> seen) {
        Optional<Route> route = seen.add(call.name()) ? route(call, arch) : Optional.empty();
        return route.map(r -> destination(emission.names().call(r.target()).orElseThrow(), arch, seen)).orElse(call);
    }

    private static Optional<Route> route(Call call, String arch) {
        return call.routes().stream().filter(r -> r.arches().contains(arch)).findFirst();
    }

    private CodeBlock invocation(Call call, String arch, Map<String, Expression> values, Set<String> seen) {
        Optional<Route> route = seen.add(call.name()) ? route(call, arch) : Optional.empty();
        if (route.isEmpty()) return rawCall(call, values);
        Call target = emission.names().call(route.get().target()).orElseThrow();
        Map<String, Expression> passed = new HashMap<>();
        var computed = new Arguments(emission, target.parameters(), target.result());
        for (int i = 0; i < target.parameters().size(); i++) {
            Parameter parameter = target.parameters().get(i);
            if (Arguments.computed(parameter)) {
                passed.put(parameter.name(), new Expression(computed.raw(parameter), RawEmitter.type(parameter)));
                continue;
            }
            passed.put(parameter.name(), argument(route.get().arguments().get(i), values, RawEmitter.type(parameter)));
        }
        return invocation(target, arch, passed, seen);
    }

    private CodeBlock rawCall(Call call, Map<String, Expression> values) {
        var passed = new ArrayList<CodeBlock>();
        for (Parameter parameter : call.parameters()) {
            passed.add(converted(Objects.requireNonNull(values.get(parameter.name())), RawEmitter.type(parameter)));
        }
        return CodeBlock.of("$T.$N($L)",
                emission.places().raw(call.subsystem()), RawEmitter.methodName(call), CodeBlock.join(passed, ", "));
    }

    private Expression argument(Argument argument, Map<String, Expression> values, TypeName type) {
        if (argument.constant().isPresent()) {
            boolean memory = type.equals(CoreTypes.MEMORY_SEGMENT);
            TypeName number = memory ? TypeName.LONG : type;
            CodeBlock value = arguments.value(argument.constant().get(), number);
            if (memory && value.toString().equals("0")) return new Expression(CodeBlock.of("$T.NULL", CoreTypes.MEMORY_SEGMENT), type);
            return new Expression(value, number);
        }
        Expression value = Objects.requireNonNull(values.get(argument.parameter().orElseThrow()));
        int right = argument.shifted();
        if (right == 0) return value;
        if (right > 0) return new Expression(CodeBlock.of("$L >> $L", value.code(), right), value.type());
        CodeBlock wide = value.type().equals(TypeName.LONG) ? value.code() : CodeBlock.of("(long) $L", value.code());
        return new Expression(CodeBlock.of("$L << $L", wide, -right), TypeName.LONG);
    }

    private static CodeBlock converted(Expression value, TypeName type) {
        boolean fromMemory = value.type().equals(CoreTypes.MEMORY_SEGMENT);
        boolean toMemory = type.equals(CoreTypes.MEMORY_SEGMENT);
        if (fromMemory && toMemory || value.type().equals(type)) return value.code();
        if (toMemory) return CodeBlock.of("$T.ofAddress($L)", CoreTypes.MEMORY_SEGMENT, value.code());
        CodeBlock number = fromMemory ? CodeBlock.of("$L.address()", value.code()) : value.code();
        boolean narrows = type.equals(TypeName.INT) && (fromMemory || value.type().equals(TypeName.LONG));
        return narrows ? CodeBlock.of("(int) ($L)", number) : number;
    }
}
