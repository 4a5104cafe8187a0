package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.PerArch;
import dev.jsyscall.generator.model.RecordType.Bits;
import dev.jsyscall.generator.model.RecordType.Member;
import dev.jsyscall.generator.model.RecordType.Slot;
import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of a record is in Java, taken over all architectures that have it. */
sealed interface MemberShape {

    /** One number. */
    record Number(PerArch<Scalar> scalars) implements MemberShape {}

    /** Some bits of a number. */
    record BitField(PerArch<Bits> bits, boolean signed) implements MemberShape {}

    /** {@code char[n]}: a string that ends at the first NUL, or where the array does. */
    record Text() implements MemberShape {}

    /** An array of numbers. */
    record Numbers(PerArch<Scalar> scalars) implements MemberShape {}

    /** A record inside the record. */
    record Nested(String record) implements MemberShape {}

    /** An array of records. */
    record NestedArray(String record) implements MemberShape {}

    /** Bytes, as memory. */
    record Bytes() implements MemberShape {}

    static MemberShape of(Member member) {
        PerArch<Type> types = member.slots().map(Slot::type);
        Set<Class<?>> kinds = types.byArch().values().stream().map(Object::getClass).collect(Collectors.toSet());
        boolean several = kinds.size() > 1 || kinds.contains(Type.Reference.class) && types.distinct().size() > 1;
        if (several) return new Bytes();
        if (types.any() instanceof Type.Number) return number(member, types);
        if (types.any() instanceof Type.Reference reference) return new Nested(reference.record());
        return array(types);
    }

    /** True if the member runs to the record's end, and the record to the memory's. */
    static boolean flexible(Member member) {
        return member.slots().byArch().values().stream()
                .anyMatch(s -> s.type() instanceof Type.Array array && array.count().isEmpty());
    }

    /** How many elements the array has on each architecture. */
    static PerArch<Long> counts(Member member) {
        return member.slots().map(s -> s.type() instanceof Type.Array array ? array.count().orElse(0) : 1L);
    }

    private static MemberShape number(Member member, PerArch<Type> types) {
        if (member.slots().any().bits().isPresent()) {
            return new BitField(member.slots().map(s -> s.bits().orElseThrow()), scalar(types.any()).signed());
        }
        return new Number(types.map(MemberShape::scalar));
    }

    private static MemberShape array(PerArch<Type> types) {
        List<Type> elements = types.byArch().values().stream().map(t -> ((Type.Array) t).element()).distinct().toList();
        if (elements.stream().allMatch(e -> e instanceof Type.Number)) {
            PerArch<Scalar> scalars = types.map(t -> scalar(((Type.Array) t).element()));
            if (scalars.distinct().equals(Set.of(Scalar.CHAR))) return new Text();
            boolean bytes = scalars.byArch().values().stream().allMatch(s -> s == Scalar.U8 || s == Scalar.S8 || s == Scalar.CHAR);
            return bytes ? new Bytes() : new Numbers(scalars);
        }
        return elements.size() == 1 && elements.get(0) instanceof Type.Reference reference
                ? new NestedArray(reference.record())
                : new Bytes();
    }

    private static Scalar scalar(Type type) {
        return ((Type.Number) type).scalar();
    }
}
