package dev.jsyscall.verify;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Layout;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Subsystem;
import dev.jsyscall.verify.probe.Claim.Kind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A way of being wrong: the same damage done to every value of some kinds in a model.
 *
 * @param kinds the claims that must be found wrong afterwards
 */
record Damage(
        String name, Set<Kind> kinds, UnaryOperator<Constant> constants, UnaryOperator<Ioctl> ioctls, UnaryOperator<Layout> layouts,
        UnaryOperator<Slot> slots, UnaryOperator<Map<String, Integer>> numbers) {

    private Damage(String name, Kind first, Kind... more) {
        this(name, EnumSet.of(first, more), c -> c, i -> i, l -> l, s -> s, n -> n);
    }

    /** Every constant and ioctl request. */
    static Damage toValues(String name, UnaryOperator<Optional<Long>> change) {
        var plain = new Damage(name, Kind.CONSTANT, Kind.IOCTL);
        return new Damage(
                plain.name, plain.kinds, constant -> withValues(constant, changed(constant.values(), change)),
                ioctl -> withRequests(ioctl, changed(ioctl.requests(), change)), plain.layouts, plain.slots, plain.numbers);
    }

    static Damage toLayouts(String name, UnaryOperator<Layout> change) {
        var plain = new Damage(name, Kind.RECORD);
        return new Damage(plain.name, plain.kinds, plain.constants, plain.ioctls, change, plain.slots, plain.numbers);
    }

    static Damage toSlots(String name, UnaryOperator<Slot> change) {
        var plain = new Damage(name, Kind.FIELD);
        return new Damage(plain.name, plain.kinds, plain.constants, plain.ioctls, plain.layouts, change, plain.numbers);
    }

    static Damage toNumbers(String name, UnaryOperator<Map<String, Integer>> change) {
        var plain = new Damage(name, Kind.NUMBER);
        return new Damage(plain.name, plain.kinds, plain.constants, plain.ioctls, plain.layouts, plain.slots, change);
    }

    /** The model with the damage in it. */
    Abi apply(Abi abi) {
        return new Abi(
                abi.os(), abi.arches().stream().map(this::apply).toList(), abi.subsystems().stream().map(this::apply).toList(),
                abi.undeclared(), abi.platform());
    }

    Arch apply(Arch arch) {
        return new Arch(
                arch.name(), arch.os(), arch.doc(), arch.position(), arch.javaNames(), arch.triple(), arch.uapi(), arch.data(),
                arch.pairs(), arch.ioctl(), arch.stubWords(), arch.code(), arch.flush(), numbers.apply(arch.numbers()));
    }

    private Subsystem apply(Subsystem s) {
        return new Subsystem(
                s.name(), s.file(), s.doc(), s.javaPackage(), s.own(), s.headers(), s.groups().stream().map(this::apply).toList(),
                s.records().stream().map(this::apply).toList(), s.calls(), s.functions(), s.ioctls().stream().map(ioctls).toList(),
                s.omissions());
    }

    private ConstantGroup apply(ConstantGroup g) {
        return new ConstantGroup(
                g.name(), g.kind(), g.prefix(), g.type(), g.mode(), g.doc(), g.subsystem(), g.fields(),
                g.constants().stream().map(constants).toList(), g.exclusion(), g.position());
    }

    private RecordType apply(RecordType r) {
        PerArch<Layout> damaged = r.layouts().map(layout -> layouts.apply(
                new Layout(layout.size(), layout.align(), layout.slots().stream().map(slots).toList(), layout.flexible())));
        return new RecordType(
                r.name(), r.cName(), r.prefix(), r.union(), r.doc(), r.subsystem(), damaged, r.members(), r.interfaces(), r.exclusion(),
                r.position());
    }

    static Slot moved(Slot slot, int bytes, int bits) {
        return new Slot(
                slot.member(), slot.type(), slot.offset() + bytes, slot.size(),
                slot.bits().map(b ->
                        new Bits(b.unitOffset(), b.unitBytes(), b.shift() + bits, b.width(), b.byteOffset(), b.from(), b.to())));
    }

    static Slot resized(Slot slot) {
        return new Slot(
                slot.member(), slot.type(), slot.offset(), slot.size() + 1,
                slot.bits().map(b ->
                        new Bits(b.unitOffset(), b.unitBytes(), b.shift(), b.width() + 1, b.byteOffset(), b.from(), b.to())));
    }

    private static PerArch<Long> changed(PerArch<Long> values, UnaryOperator<Optional<Long>> change) {
        var result = new TreeMap<String, Long>();
        values.byArch().forEach((arch, value) -> change.apply(Optional.of(value)).ifPresent(changed -> result.put(arch, changed)));
        return new PerArch<>(result, values.arches());
    }

    private static Constant withValues(Constant c, PerArch<Long> values) {
        return new Constant(c.name(), c.cName(), c.doc(), c.text(), values, c.varies(), c.aliasOf(), c.exclusion(), c.position());
    }

    private static Ioctl withRequests(Ioctl i, PerArch<Long> requests) {
        return new Ioctl(
                i.name(), i.doc(), i.subsystem(), i.text(), requests, i.varies(), i.argument(), i.result(), i.blocking(), i.since(),
                i.exclusion(), i.position());
    }
}
