package dev.jsyscall.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.jsyscall.generator.emit.CallDocumentation.Subject;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.PerArch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Device requests as typed calls of ioctl(2). */
final class IoctlCallEmitter {
    private static final String CALL = "ioctl";

    private final Emission emission;
    private final TypeSpec.Builder type;
    private boolean declared;

    IoctlCallEmitter(Emission emission, TypeSpec.Builder type) {
        this.emission = emission;
        this.type = type;
    }

    /** Empty for a request that no architecture has. */
    Optional<Operation> operation(Ioctl ioctl) {
        if (!ioctl.requests().exists()) return Optional.empty();
        declare();
        var parameters = new ArrayList<Parameter>();
        Parameter fd = new Parameter("fd", new Parameter.Descriptor(false), Optional.empty(), ioctl.position());
        parameters.add(fd);
        ioctl.argument().ifPresent(parameters::add);
        var arguments = new Arguments(emission, parameters, ioctl.result());
        var subject = new Subject(ioctl.name(), ioctl.doc(), declaration(ioctl), parameters, ioctl.result(), ioctl.blocking(),
                Grade.SEMANTIC, ioctl.since(), "ioctl(2)", ioctl.requests(), List.of(), List.of());
        List<String> missing = emission.availability().without(ioctl.requests());
        return Optional.of(new Operation(ioctl.name(), JavaNames.method(ioctl.name()), subject, arguments, invocation(ioctl, arguments),
                missing));
    }

    private String declaration(Ioctl ioctl) {
        var c = new CDeclaration(emission.abi());
        return "int ioctl(int fd, " + ioctl.name() + ioctl.argument().map(a -> ", " + c.declared(a)).orElse("") + ");";
    }

    private void declare() {
        if (declared) return;
        declared = true;
        PerArch<Integer> numbers = PerArch.of(emission.abi().arches(), a -> Optional.ofNullable(a.numbers().get(CALL)));
        type.addField(SyscallField.of(emission, CALL, numbers));
    }

    private CodeBlock invocation(Ioctl ioctl, Arguments arguments) {
        CodeBlock request = CodeBlock.of("$T.ofAddress($T.toUnsignedLong($T.$N))", CoreTypes.MEMORY_SEGMENT, Integer.class,
                emission.places().ioctls(ioctl.subsystem()), JavaNames.constant(ioctl.name()));
        CodeBlock.Builder call = CodeBlock.builder().add("$N.call($T.ofAddress($N), $L", SyscallField.name(CALL), CoreTypes.MEMORY_SEGMENT,
                arguments.local(arguments.used().get(0)), request);
        ioctl.argument().ifPresent(argument -> call.add(", $L", RawEmitter.word(argument, arguments.raw(argument))));
        return call.add(")").build();
    }
}
