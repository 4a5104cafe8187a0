package dev.jsyscall.verify.diff;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.diff.Facet.Kind;
import dev.jsyscall.verify.facts.AbiDump;
import dev.jsyscall.verify.facts.FieldFact;
import dev.jsyscall.verify.facts.Number;
import dev.jsyscall.verify.facts.ValueText;
import java.util.LinkedHashMap;
import java.util.Map;

/** All facets of one architecture, each in words that are the same if and only if the facts are. */
final class Facets {
    private final Abi abi;
    private final Arch arch;
    private final Map<Facet, String> facets = new LinkedHashMap<>();

    private Facets(Abi abi, Arch arch) {
        this.abi = abi;
        this.arch = arch;
    }

    static Map<Facet, String> of(Abi abi, Arch arch) {
        var facets = new Facets(abi, arch);
        facets.model();
        abi.subsystems().stream().filter(Subsystem::own).forEach(facets::subsystem);
        arch.numbers().forEach((name, number) -> facets.put("", Kind.NUMBER, name, number.toString()));
        return facets.facets;
    }

    private void model() {
        put("", Kind.MODEL, "word", arch.data().wordBytes() + " bytes");
        put("", Kind.MODEL, "byte order", arch.data().littleEndian() ? "little endian" : "big endian");
        put("", Kind.MODEL, "alignment of 64 bits", arch.data().align64() + " bytes");
        put("", Kind.MODEL, "64-bit arguments", switch (arch.pairs()) {
            case NONE -> "one register";
            case UNALIGNED -> "two registers";
            case ALIGNED -> "an even pair of registers";
        });
        put("", Kind.MODEL, "size in ioctl numbers", arch.ioctl().sizeBits() + " bits");
    }

    private void subsystem(Subsystem subsystem) {
        String name = subsystem.name();
        subsystem.groups().forEach(group -> group.constants().forEach(constant -> constant.values().on(arch).ifPresent(
                value -> put(name, Kind.CONSTANT, constant.cName(), ValueText.of(group, value)))));
        subsystem.records().stream().filter(record -> !record.inner()).forEach(record -> record(name, record));
        subsystem.ioctls().forEach(ioctl -> ioctl.requests().on(arch).ifPresent(
                request -> put(name, Kind.IOCTL, ioctl.name(), Number.hex(request))));
        subsystem.calls().forEach(call -> put(name, Kind.CALL, call.name(), call.signature()));
    }

    private void record(String subsystem, RecordType record) {
        String name = AbiDump.bareName(record);
        record.layouts().on(arch).ifPresent(layout -> put(
                subsystem, Kind.RECORD, name, layout.size() + " bytes, aligned to " + layout.align()));
        for (FieldFact field : FieldFact.of(abi, record, arch)) {
            put(subsystem, Kind.FIELD, name + "." + field.path(),
                    field.bits().map(bits -> "bits " + bits.byteOffset() + ":" + bits.from() + "-" + bits.to())
                            .orElseGet(() -> "at " + field.offset() + ", " + field.size() + " bytes"));
        }
    }

    private void put(String subsystem, Kind kind, String name, String value) {
        facets.putIfAbsent(new Facet(subsystem, kind, name), value);
    }
}
