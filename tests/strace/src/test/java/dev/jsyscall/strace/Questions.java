package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Direction;
import java.util.List;
import java.util.Optional;

/** Arguments for calls that only ask: of something that is there, so that there is an answer. */
final class Questions extends Choice {
    private static final String SOMETHING = "/proc/self/exe";

    private final int descriptor;

    Questions(Abi abi, Arch arch, List<Parameter> parameters, int round, int descriptor) {
        super(abi, arch, parameters, round);
        this.descriptor = descriptor;
    }

    /** Whether a call writes into memory and reads none, gives nothing up, and waits for nothing. */
    static boolean is(Call call) {
        return !call.blocking() && call.parameters().stream().anyMatch(p -> p.type() instanceof Parameter.Pointer)
                && call.parameters().stream().allMatch(p -> harmless(p.type()));
    }

    static boolean is(Ioctl ioctl) {
        return !ioctl.blocking() && ioctl.argument().filter(p -> p.type() instanceof Parameter.Pointer && harmless(p.type())).isPresent();
    }

    private static boolean harmless(Parameter.Meaning meaning) {
        return switch (meaning) {
            case Parameter.Pointer pointer -> pointer.direction() == Direction.OUT;
            case Parameter.Descriptor fd -> !fd.consumed();
            case Parameter.Address _ -> false;
            default -> true;
        };
    }

    @Override
    Passed of(Parameter parameter) {
        return switch (parameter.type()) {
            case Parameter.Descriptor _ -> new Passed.Number(descriptor, Integer.BYTES, Optional.empty());
            case Parameter.Text text when text.path() -> new Passed.Text(SOMETHING);
            case Parameter.Value value when value.type().name().equals("pid_t") ->
                new Passed.Number(0, Integer.BYTES, Optional.empty());
            default -> super.of(parameter);
        };
    }
}
