package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls to make: each declared one, by both of its methods, and each ioctl, as often as it takes to pass every constant that its
 * arguments are made of, with arguments that name nothing; then those that only ask, with open files of many kinds.
 */
final class Trials {
    private final Abi abi;
    private final Arch arch;
    private final Rounds rounds;
    private final List<Trial> trials = new ArrayList<>();

    private Trials(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
        this.rounds = new Rounds(abi, arch);
    }

    static List<Trial> of(Abi abi, Arch arch) {
        var trials = new Trials(abi, arch);
        List<Call> calls = abi.calls().filter(call -> call.numbers().on(arch).isPresent()).toList();
        List<Ioctl> ioctls = abi.ioctls().filter(ioctl -> ioctl.requests().on(arch).isPresent()).toList();
        calls.forEach(trials::call);
        Set<Object> tried = new HashSet<>();
        // One ioctl for each record shows what there is to see of it.
        ioctls.forEach(ioctl -> trials.ioctl(ioctl, tried.add(ioctl.argument().map(Parameter::type))));
        calls.forEach(trials::question);
        ioctls.forEach(trials::question);
        return List.copyOf(trials.trials);
    }

    private void call(Call call) {
        int most = rounds.of(call.parameters());
        for (int round = 0; round < most; round++) {
            Trial trial = call(call, new Choice(abi, arch, call.parameters(), round));
            trials.add(trial);
            trials.add(trial.typedAsWell());
        }
    }

    private void ioctl(Ioctl ioctl, boolean thorough) {
        List<Parameter> parameters = ioctl.argument().map(List::of).orElse(List.of());
        int most = thorough ? rounds.of(parameters) : 1;
        for (int round = 0; round < most; round++) {
            trials.add(ioctl(ioctl, Harmless.NO_DESCRIPTOR, new Choice(abi, arch, parameters, round)));
        }
    }

    /** A call that only asks is asked of everything. */
    private void question(Call call) {
        if (!Questions.is(call) || Tables.held().containsKey(call.kernelName())) return;
        boolean asked = call.parameters().stream().anyMatch(p -> p.type() instanceof Parameter.Descriptor);
        int most = rounds.of(call.parameters());
        for (int descriptor : asked ? Descriptors.numbers() : List.of(0)) {
            for (int round = 0; round < (descriptor == Descriptors.numbers().get(0) || !asked ? most : 1); round++) {
                trials.add(call(call, new Questions(abi, arch, call.parameters(), round, descriptor)));
            }
        }
    }

    private void question(Ioctl ioctl) {
        if (!Questions.is(ioctl)) return;
        for (int descriptor : Descriptors.numbers()) {
            trials.add(ioctl(ioctl, descriptor, new Choice(abi, arch, List.of(ioctl.argument().orElseThrow()), 0)));
        }
    }

    private Trial call(Call call, Choice choice) {
        List<Trial.Argument> arguments = call.parameters().stream().map(p -> new Trial.Argument(p, choice.of(p))).toList();
        return new Trial(call.name(), call.kernelName(), call.subsystem(), call.grade() == Grade.SEMANTIC, false, arguments);
    }

    private Trial ioctl(Ioctl ioctl, int descriptor, Choice choice) {
        Call call = abi.call("ioctl").orElseThrow();
        Optional<Passed> argument = ioctl.argument().map(choice::of);
        List<Passed> passed = List.of(
                new Passed.Number(descriptor, Integer.BYTES, Optional.empty()),
                new Passed.Request(ioctl.requests().on(arch).orElseThrow(), ioctl.name()),
                argument.orElse(new Passed.Number(0, arch.data().wordBytes(), Optional.empty())));
        var arguments = new ArrayList<Trial.Argument>();
        for (int i = 0; i < passed.size(); i++) arguments.add(new Trial.Argument(call.parameters().get(i), passed.get(i)));
        return new Trial(ioctl.name(), call.kernelName(), call.subsystem(), true, false, arguments);
    }
}
