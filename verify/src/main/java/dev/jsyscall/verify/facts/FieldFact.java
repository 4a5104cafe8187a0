package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Position;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a member of a record is on one architecture, members of records written inside it included.
 *
 * @param path how C reaches the member from the outermost record: {@code un.a}, {@code data[0].lo} in an array's first element
 * @param offset bytes from the outermost record's start
 * @param size bytes; 0 for a flexible tail
 * @param bits a bit-field's place, relative to the outermost record
 * @param flexible whether it is an array without a length
 * @param position where the spec declares it
 */
public record FieldFact(String path, long offset, long size, Optional<Bits> bits, boolean flexible, Position position) {

    /** All members of a record that has a C name, in the order of the layout. Empty where the architecture lacks the record. */
    public static List<FieldFact> of(Abi abi, RecordType record, Arch arch) {
        var fields = new ArrayList<FieldFact>();
        collect(abi, record, arch, "", 0, fields);
        return fields;
    }

    /** True for a member of an array's element. */
    public boolean inArray() {
        return path.indexOf('[') >= 0;
    }

    private static void collect(Abi abi, RecordType record, Arch arch, String prefix, long base, List<FieldFact> fields) {
        List<Slot> slots = record.layouts().on(arch).map(Layout::slots).orElse(List.of());
        for (Slot slot : slots) {
            var member = record.member(slot.member()).orElseThrow();
            String path = prefix + member.cPath();
            boolean flexible = slot.type() instanceof Type.Array array && array.count().isEmpty();
            Optional<Bits> bits = slot.bits().map(b -> moved(b, base));
            fields.add(new FieldFact(path, base + slot.offset(), slot.size(), bits, flexible, member.position()));
            inner(abi, slot.type()).ifPresent(inner -> collect(
                    abi, inner, arch, path + (slot.type() instanceof Type.Array ? "[0]." : "."), base + slot.offset(), fields));
        }
    }

    private static Optional<RecordType> inner(Abi abi, Type type) {
        if (type instanceof Type.Array array) {
            return array.count().isEmpty() ? Optional.empty() : inner(abi, array.element());
        }
        return type instanceof Type.Reference reference ? abi.record(reference.record()).filter(RecordType::inner) : Optional.empty();
    }

    private static Bits moved(Bits bits, long base) {
        return new Bits(
                bits.unitOffset() + base, bits.unitBytes(), bits.shift(), bits.width(), bits.byteOffset() + base, bits.from(), bits.to());
    }
}
