package dev.jsyscall.strace;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Puts values into memory that can be told apart afterwards: each number in it is another one, members that hold constants hold one of
 * them, and of members that share their bytes the first has its way. No value is an address of anything or the number of a process.
 */
final class Filling {
    private static final long NUMBERS = 0x1100;
    private static final int SMALL_NUMBERS = 0x11;

    private final Sizes sizes;
    /** Which constant of each group is used. */
    private final int round;
    private final byte[] content;
    private final BitSet taken = new BitSet();
    private int numbers;

    private Filling(Abi abi, Arch arch, Type type, long count, int round) {
        this.sizes = new Sizes(abi, arch);
        this.round = round;
        long size = sizes.of(type);
        content = new byte[Math.toIntExact(size * count)];
        for (int i = 0; i < count; i++) fill(type, Optional.empty(), i * size, "");
    }

    static byte[] of(Abi abi, Arch arch, Type type, long count, int round) {
        return new Filling(abi, arch, type, count, round).content;
    }

    /** The constants of a group that an architecture has. */
    static List<Constant> constants(ConstantGroup group, Arch arch) {
        return group.constants().stream().filter(c -> c.values().on(arch).isPresent()).toList();
    }

    private void fill(Type type, Optional<ConstantGroup> group, long offset, String member) {
        switch (type) {
            case Type.Number number -> put(number, offset, value(number, group, member));
            case Type.Array array -> array(array, group, offset);
            case Type.Reference reference -> record(reference, offset);
        }
    }

    private void array(Type.Array array, Optional<ConstantGroup> group, long offset) {
        boolean text = array.element() instanceof Type.Number number && number.scalar() == Scalar.CHAR;
        long size = sizes.of(array.element());
        long count = array.count().orElse(0);
        for (int i = 0; i < count; i++) {
            if (text) put((Type.Number) array.element(), offset + i, i < 4 && i + 1 < count ? 'a' + i : 0);
            else fill(array.element(), group, offset + i * size, "");
        }
    }

    private void record(Type.Reference reference, long offset) {
        RecordType record = sizes.record(reference);
        for (Slot slot : sizes.layout(reference).slots()) {
            Member member = record.member(slot.member()).orElseThrow();
            Optional<ConstantGroup> group = member.group().flatMap(sizes.abi()::group);
            if (slot.bits().isPresent()) {
                bits(slot.bits().get(), offset);
                continue;
            }
            int from = Math.toIntExact(offset + slot.offset());
            int to = Math.toIntExact(from + slot.size());
            if (taken.get(from, to).isEmpty()) fill(slot.type(), group, from, member.name());
            taken.set(from, to);
        }
    }

    /** Every other one is set, so that neighbours differ. A bit that something else lies on already stays what it is. */
    private void bits(Bits bits, long offset) {
        int unit = Math.toIntExact(offset + bits.unitOffset());
        if (numbers++ % 2 == 0 || !taken.get(unit, unit + bits.unitBytes()).isEmpty()) return;
        int at = bits.shift() / Byte.SIZE;
        content[unit + (sizes.arch().data().littleEndian() ? at : bits.unitBytes() - 1 - at)] |= (byte) (1 << bits.shift() % Byte.SIZE);
    }

    private long value(Type.Number number, Optional<ConstantGroup> group, String member) {
        if (group.isPresent()) {
            List<Constant> constants = constants(group.get(), sizes.arch());
            if (!constants.isEmpty()) return constants.get(round % constants.size()).values().on(sizes.arch()).orElseThrow();
        }
        // Extensible records say themselves how large they are.
        if (member.equals("size")) return content.length;
        int index = numbers++;
        return number.scalar().bytes(sizes.arch().data()) < Integer.BYTES
                ? SMALL_NUMBERS + index % SMALL_NUMBERS
                : Harmless.number(number).orElse(NUMBERS + index);
    }

    private void put(Type.Number number, long offset, long value) {
        Scalar scalar = number.scalar();
        int bytes = scalar.bytes(sizes.arch().data());
        boolean little = scalar.littleEndian() || !scalar.bigEndian() && sizes.arch().data().littleEndian();
        for (int i = 0; i < bytes; i++) {
            content[Math.toIntExact(offset + (little ? i : bytes - 1 - i))] = (byte) (value >> i * Byte.SIZE);
        }
    }
}
