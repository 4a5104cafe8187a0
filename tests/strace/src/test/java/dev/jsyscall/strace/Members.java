package dev.jsyscall.strace;

import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds members of records by the names that strace has for them. */
record Members(Sizes sizes) {
    /**
     * What may be meant by a name, or by a path of names with dots between: a member of the record, else of the records in it.
     */
    List<Place> called(String path, Place record) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            List<Place> first = called(path.substring(0, dot), record);
            return first.stream().flatMap(place -> called(path.substring(dot + 1), place).stream()).toList();
        }
        List<Place> all = places((Type.Reference) record.type(), record);
        List<Place> own = all.stream().filter(place -> member(record, place).filter(m -> named(m, path)).isPresent()).toList();
        if (!own.isEmpty()) return own;
        return all.stream().filter(place -> place.type() instanceof Type.Reference).flatMap(place -> called(path, place).stream()).toList();
    }

    private List<Place> places(Type.Reference reference, Place record) {
        var places = new ArrayList<Place>();
        for (Slot slot : sizes.layout(reference).slots()) {
            Member member = sizes.record(reference).member(slot.member()).orElseThrow();
            Optional<ConstantGroup> group = member.group().flatMap(sizes.abi()::group);
            long offset = record.offset() + slot.bits().map(Bits::unitOffset).orElse(slot.offset());
            places.add(new Place(record.name() + "." + member.name(), slot.type(), group, offset, slot.bits()));
        }
        return places;
    }

    private Optional<Member> member(Place record, Place place) {
        return sizes.record((Type.Reference) record.type()).member(place.name().substring(record.name().length() + 1));
    }

    private static boolean named(Member member, String name) {
        return member.cPath().equals(name) || member.cPath().endsWith("." + name) || member.name().equals(name);
    }
}
