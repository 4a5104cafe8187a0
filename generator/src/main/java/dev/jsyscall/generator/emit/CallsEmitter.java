package dev.jsyscall.generator.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.emit.CallDocumentation.Subject;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Function;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subsystem's system calls, device requests and library functions, typed. */
final class CallsEmitter {
    private static final Pattern RAW_CALL = Pattern.compile("[\\w.]+\\.(\\w+)\\(");

    private final Emission emission;

    CallsEmitter(Emission emission) {
        this.emission = emission;
    }

    TypeSpec emit(Subsystem subsystem) {
        TypeSpec.Builder type = TypeSpec.classBuilder(emission.places().calls(subsystem.name()))
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("$L", documentation(subsystem))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        var borrowed = new BorrowedConstants(type);
        var operations = new OperationEmitter(emission, subsystem.javaPackage(), type, borrowed);
        for (Call call : subsystem.calls()) operations.add(operation(call, type));
        var requests = new IoctlCallEmitter(emission, type);
        for (Ioctl ioctl : subsystem.ioctls()) requests.operation(ioctl).ifPresent(operations::add);
        var functions = new FunctionEmitter(emission, subsystem, type, borrowed);
        for (Function function : subsystem.functions()) functions.add(function);
        return type.build();
    }

    private static String documentation(Subsystem subsystem) {
        return new JavadocText()
                .add("The calls of {@code " + subsystem.file() + "}.")
                .add("Each makes one call and leaves nothing out: an interrupted one fails with {@code EINTR}, and the end of input is 0. "
                        + "Memory may be native, which is used as it is, or an array, which is copied. "
                        + "A method named {@code try…} returns a negative errno where its twin throws.")
                .toString();
    }

    private Operation operation(Call call, TypeSpec.Builder type) {
        var arguments = new Arguments(emission, call.parameters(), call.result());
        var routing = new Routing(emission, arguments);
        PerArch<CodeBlock> invocations = routing.invocations(call);
        String name = call.routes().isEmpty() ? call.kernelName() : call.name();
        PerArch<String> destinations = routing.destinations(call);
        return new Operation(name, JavaNames.method(call.name()), Subject.of(call, destinations, emission), arguments,
                chosen(call, invocations, type), emission.availability().without(destinations));
    }

    private CodeBlock chosen(Call call, PerArch<CodeBlock> invocations, TypeSpec.Builder type) {
        Map<CodeBlock, List<String>> ways = invocations.grouped();
        List<CodeBlock> codes = new ArrayList<>(ways.keySet());
        if (codes.size() == 1) return codes.get(0);
        ArchChoice choice = ArchChoice.between(emission, codes.stream().map(ways::get).toList(), choiceName(call, codes));
        choice.field().ifPresent(type::addField);
        return choice.expression(codes);
    }

    /** {@code OPEN_BY_OPENAT}: what the less frequent of two ways is. */
    private static String choiceName(Call call, List<CodeBlock> ways) {
        String name = JavaNames.upper(call.name());
        if (ways.size() > 2) return name + "_WAY";
        Matcher target = RAW_CALL.matcher(ways.get(1).toString());
        String other = target.lookingAt() ? target.group(1) : "";
        return other.equals(RawEmitter.methodName(call)) ? name + "_ITSELF" : name + "_BY_" + JavaNames.upper(other);
    }
}
