package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Call;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Grade;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls to make: each declared one as often as it takes to pass every constant of every group that its arguments, and the records
 * that they point to, are made of.
 */
final class Trials {
    private final Abi abi;
    private final Arch arch;

    Trials(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
    }

    List<Trial> all() {
        var trials = new ArrayList<Trial>();
        abi.calls().filter(call -> call.numbers().on(arch).isPresent()).forEach(call -> add(call, trials));
        return List.copyOf(trials);
    }

    private void add(Call call, List<Trial> trials) {
        int rounds = call.parameters().stream().mapToInt(this::rounds).max().orElse(1);
        for (int round = 0; round < rounds; round++) {
            var choice = new Choice(abi, arch, call.parameters(), round);
            List<Trial.Argument> arguments =
                    call.parameters().stream().map(p -> new Trial.Argument(p, choice.of(p))).toList();
            trials.add(new Trial(call.name(), call.kernelName(), call.subsystem(), call.grade() == Grade.SEMANTIC, arguments));
        }
    }

    private int rounds(Parameter parameter) {
        return switch (parameter.type()) {
            case Parameter.Value value -> rounds(value.group());
            case Parameter.Pointer pointer when pointer.direction() != Parameter.Direction.OUT -> rounds(pointer.element(), new HashSet<>());
            default -> 1;
        };
    }

    private int rounds(Type type, Set<String> seen) {
        return switch (type) {
            case Type.Number _ -> 1;
            case Type.Array array -> rounds(array.element(), seen);
            case Type.Reference reference -> rounds(abi.record(reference.record()).orElseThrow(), seen);
        };
    }

    private int rounds(RecordType record, Set<String> seen) {
        if (!seen.add(record.name())) return 1;
        int most = 1;
        for (RecordType.Member member : record.members()) {
            most = Math.max(most, rounds(member.group()));
            Optional<Type> type = member.slots().on(arch).map(RecordType.Slot::type);
            if (type.isPresent()) most = Math.max(most, rounds(type.get(), seen));
        }
        return most;
    }

    private int rounds(Optional<String> group) {
        return group.flatMap(abi::group).map(this::constants).orElse(1);
    }

    private int constants(ConstantGroup group) {
        return Math.max(1, Filling.constants(group, arch).size());
    }
}
