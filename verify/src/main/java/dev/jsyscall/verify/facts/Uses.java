package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Default;
import dev.jsyscall.generator.model.Parameter;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Result;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who uses what: from a group, a constant, a record or a call to the calls, ioctls, functions and records that take or hold it. */
public final class Uses {
    private static final String RESULT = "result";

    private final Map<String, Set<Use>> groups = new LinkedHashMap<>();
    private final Map<String, Set<Use>> constants = new LinkedHashMap<>();
    private final Map<String, Set<Use>> records = new LinkedHashMap<>();
    private final Map<String, Set<Use>> errors = new LinkedHashMap<>();
    private final Map<String, Set<Use>> calls = new LinkedHashMap<>();

    private Uses() {}

    public static Uses of(Abi abi) {
        var uses = new Uses();
        abi.calls().forEach(call -> {
            call.parameters().forEach(parameter -> uses.parameter(Use.Kind.CALL, call.name(), parameter.name(), parameter));
            uses.result(Use.Kind.CALL, call.name(), call.result());
            call.documentedErrors().forEach(error -> add(uses.errors, error.errno(), new Use(Use.Kind.CALL, call.name(), RESULT)));
            call.routes().forEach(route -> add(uses.calls, route.target(), new Use(Use.Kind.CALL, call.name(), "")));
            if (call.variant()) {
                add(uses.calls, call.kernelName(), new Use(Use.Kind.CALL, call.name(), ""));
            }
        });
        abi.ioctls().forEach(ioctl -> {
            ioctl.argument().ifPresent(argument -> uses.parameter(Use.Kind.IOCTL, ioctl.name(), "", argument));
            uses.result(Use.Kind.IOCTL, ioctl.name(), ioctl.result());
        });
        abi.functions().forEach(function -> {
            function.parameters().forEach(
                    parameter -> uses.parameter(Use.Kind.FUNCTION, function.name(), parameter.name(), parameter));
            uses.result(Use.Kind.FUNCTION, function.name(), function.result());
        });
        Map<String, RecordType> byName = new LinkedHashMap<>();
        abi.records().forEach(record -> byName.put(record.name(), record));
        abi.records().filter(record -> !record.inner()).forEach(record -> uses.members(record.name(), "", record, byName));
        return uses;
    }

    /** Where any constant of a group is taken or held. */
    public List<Use> ofGroup(String group) {
        return list(groups, group);
    }

    /** Where just this constant is meant: {@code F.GETLK} is what fcntl.getlk passes. */
    public List<Use> ofConstant(String group, String constant) {
        return list(constants, group + "." + constant);
    }

    /** Where a record is pointed to or is part of another. */
    public List<Use> ofRecord(String record) {
        return list(records, record);
    }

    /** Which calls document an error, by its C name. */
    public List<Use> ofError(String errno) {
        return list(errors, errno);
    }

    /** Which calls are a form of this one, or are made by it where an architecture lacks them. */
    public List<Use> ofCall(String call) {
        return list(calls, call);
    }

    /** All groups and records that something uses. */
    public Collection<String> used() {
        var names = new LinkedHashSet<>(groups.keySet());
        names.addAll(records.keySet());
        return names;
    }

    private static List<Use> list(Map<String, Set<Use>> uses, String name) {
        var found = new ArrayList<>(uses.getOrDefault(name, Set.of()));
        found.sort((a, b) -> a.kind() != b.kind() ? a.kind().compareTo(b.kind()) : a.text().compareTo(b.text()));
        return found;
    }

    private void parameter(Use.Kind kind, String owner, String place, Parameter parameter) {
        var use = new Use(kind, owner, place);
        if (parameter.type() instanceof Parameter.Value value) {
            value.group().ifPresent(group -> add(groups, group, use));
        } else if (parameter.type() instanceof Parameter.Pointer pointer) {
            type(pointer.element(), use);
        } else if (parameter.type() instanceof Parameter.Fixed fixed) {
            fixed.value().constant().ifPresent(constant -> add(constants, constant, use));
        }
        parameter.byDefault().flatMap(Default::constant).ifPresent(constant -> add(constants, constant, use));
    }

    private void result(Use.Kind kind, String owner, Result result) {
        if (result instanceof Result.Value value) {
            value.group().ifPresent(group -> add(groups, group, new Use(kind, owner, RESULT)));
        }
    }

    private void members(String owner, String prefix, RecordType record, Map<String, RecordType> byName) {
        for (RecordType.Member member : record.members()) {
            var use = new Use(Use.Kind.RECORD, owner, prefix + member.cPath());
            member.group().ifPresent(group -> add(groups, group, use));
            for (Slot slot : member.slots().distinct()) {
                reference(slot.type()).ifPresent(name -> {
                    RecordType held = byName.get(name);
                    if (held != null && held.inner()) {
                        members(owner, use.place() + ".", held, byName);
                    } else {
                        add(records, name, use);
                    }
                });
            }
        }
    }

    private void type(Type type, Use use) {
        reference(type).ifPresent(record -> add(records, record, use));
    }

    private static Optional<String> reference(Type type) {
        if (type instanceof Type.Array array) {
            return reference(array.element());
        }
        return type instanceof Type.Reference reference ? Optional.of(reference.record()) : Optional.empty();
    }

    private static void add(Map<String, Set<Use>> uses, String name, Use use) {
        uses.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(use);
    }
}
