package dev.jsyscall.generator.resolve;

import dev.jsyscall.generator.Problem;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.syntax.Name;
import dev.jsyscall.generator.syntax.RecordDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts a record's layouts on all architectures together. */
final class RecordResolver {
    private final Resolution resolution;

    RecordResolver(Resolution resolution) {
        this.resolution = resolution;
    }

    /** The record, then the records written inside it. */
    List<RecordType> resolve(Symbol.Record record, String subsystem) {
        RecordDeclaration d = record.declaration;
        var shapes = new LinkedHashMap<String, RecordShape>();
        boolean broken = false;
        for (ArchScope scope : resolution.scopes()) {
            Outcome<RecordShape> shape = scope.record(record);
            broken |= shape.broken();
            shape.value().ifPresent(s -> shapes.put(scope.arch().name(), s));
        }
        if (shapes.isEmpty()) {
            if (!broken) resolution.diagnostics.report(Problem.EXISTS_NOWHERE, d.name().span(), d.name().text());
            return List.of();
        }
        String cName = d.clauses().cName().map(Name::text).orElse((d.union() ? "union " : "struct ") + d.name().text());
        List<String> interfaces = d.clauses().interfaces().stream().map(Name::text).toList();
        var records = new ArrayList<RecordType>();
        var outer = new Described(d.name().text(), cName, d.clauses().prefix().orElse(""), d.doc(), interfaces,
                perArch(a -> record.on(a).declaration().clauses().exclusion()), d.name().span().position());
        records.add(build(outer, subsystem, shapes));
        inner(shapes).forEach((name, byArch) -> {
            RecordShape any = byArch.values().iterator().next();
            var described = new Described(name, "", any.prefix(), any.doc(), List.of(), perArch(a -> Optional.empty()), any.position());
            records.add(build(described, subsystem, byArch));
        });
        return records;
    }

    private record Described(
            String name, String cName, String prefix, String doc, List<String> interfaces, PerArch<String> exclusion, Position position) {}

    private static Map<String, Map<String, RecordShape>> inner(Map<String, RecordShape> shapes) {
        var inner = new LinkedHashMap<String, Map<String, RecordShape>>();
        shapes.forEach((arch, shape) -> {
            for (RecordShape.Inner i : shape.inner()) inner.computeIfAbsent(i.name(), n -> new LinkedHashMap<>()).put(arch, i.shape());
        });
        return inner;
    }

    private RecordType build(Described d, String subsystem, Map<String, RecordShape> shapes) {
        RecordShape any = shapes.values().iterator().next();
        PerArch<RecordType.Layout> layouts = perArch(a -> Optional.ofNullable(shapes.get(a)).map(RecordShape::layout));
        var slots = new HashMap<String, Map<String, RecordType.Slot>>();
        layouts.byArch().forEach((arch, layout) -> slots.put(arch, byMember(layout)));
        var members = new LinkedHashMap<String, RecordShape.MemberFacts>();
        for (RecordShape shape : shapes.values()) {
            for (RecordShape.MemberFacts member : shape.members()) members.putIfAbsent(member.name(), member);
        }
        List<RecordType.Member> all = members.values().stream()
                .map(m -> new RecordType.Member(
                        m.name(), m.cPath(), m.doc(), m.group(),
                        perArch(a -> Optional.ofNullable(slots.getOrDefault(a, Map.of()).get(m.name()))), m.position()))
                .toList();
        return new RecordType(
                d.name(), d.cName(), d.prefix(), any.union(), d.doc(), subsystem, layouts, all, d.interfaces(), d.exclusion(),
                d.position());
    }

    private static Map<String, RecordType.Slot> byMember(RecordType.Layout layout) {
        var slots = new HashMap<String, RecordType.Slot>();
        for (RecordType.Slot slot : layout.slots()) slots.put(slot.member(), slot);
        return slots;
    }

    private <T> PerArch<T> perArch(Function<String, Optional<T>> value) {
        return PerArch.of(resolution.arches, (Arch a) -> value.apply(a.name()));
    }
}
