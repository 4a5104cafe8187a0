package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.Parameter.Direction;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How often a call is made so that each constant of the groups its arguments are made of is passed once. */
record Rounds(Abi abi, Arch arch) {
    int of(List<Parameter> parameters) {
        return parameters.stream().mapToInt(this::of).max().orElse(1);
    }

    private int of(Parameter parameter) {
        return switch (parameter.type()) {
            case Parameter.Value value -> of(value.group());
            case Parameter.Pointer pointer when pointer.direction() != Direction.OUT -> of(pointer.element(), new HashSet<>());
            default -> 1;
        };
    }

    private int of(Type type, Set<String> seen) {
        return switch (type) {
            case Type.Number _ -> 1;
            case Type.Array array -> of(array.element(), seen);
            case Type.Reference reference -> of(abi.record(reference.record()).orElseThrow(), seen);
        };
    }

    private int of(RecordType record, Set<String> seen) {
        if (!seen.add(record.name())) return 1;
        int most = 1;
        for (RecordType.Member member : record.members()) {
            Optional<RecordType.Slot> slot = member.slots().on(arch);
            if (slot.isPresent()) most = Math.max(most, Math.max(of(member.group()), of(slot.get().type(), seen)));
        }
        return most;
    }

    private int of(Optional<String> group) {
        return group.flatMap(abi::group).map(g -> Math.max(1, Filling.constants(g, arch).size())).orElse(1);
    }
}
