package dev.jsyscall.generator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what an ABI names at once: whoever writes thousands of classes asks some hundred thousand times. */
public final class AbiNames {
    private final Map<String, Subsystem> subsystems = new HashMap<>();
    private final Map<String, ConstantGroup> groups = new HashMap<>();
    private final Map<String, RecordType> records = new HashMap<>();
    private final Map<String, List<RecordType>> inside = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();

    public AbiNames(Abi abi) {
        abi.subsystems().forEach(s -> subsystems.putIfAbsent(s.name(), s));
        abi.groups().forEach(g -> groups.putIfAbsent(g.name(), g));
        abi.calls().forEach(c -> calls.putIfAbsent(c.name(), c));
        abi.records().forEach(r -> records.putIfAbsent(r.name(), r));
        abi.records().filter(RecordType::inner).forEach(r -> {
            String outer = r.name().substring(0, r.name().lastIndexOf('.'));
            inside.computeIfAbsent(outer, name -> new ArrayList<>()).add(r);
        });
    }

    public Optional<Subsystem> subsystem(String name) {
        return Optional.ofNullable(subsystems.get(name));
    }

    public Optional<ConstantGroup> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    public Optional<RecordType> record(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** The records that are written inside another, in their order. */
    public List<RecordType> inside(RecordType outer) {
        return inside.getOrDefault(outer.name(), List.of());
    }

    public Optional<Call> call(String name) {
        return Optional.ofNullable(calls.get(name));
    }
}
