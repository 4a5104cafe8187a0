package dev.jsyscall.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * Constants that belong together: the values of one argument or field.
 *
 * @param name the spec's name, and the Java class's: {@code O}
 * @param prefix what C puts before each member's name: {@code O_}
 * @param type the width and signedness that the group declares
 * @param mode true for file modes, which may also be written {@code rwxr-x---}
 * @param fields the named multi-bit fields of a flags group
 * @param constants all members in the spec's order, those of fields and the fields' masks among them
 * @param exclusion the reason why no header can confirm the group, where that is so
 */
public record ConstantGroup(
        String name, Kind kind, String prefix, Scalar type, boolean mode, String doc, String subsystem, List<Field> fields,
        List<Constant> constants, Optional<String> exclusion, Position position) {

    public enum Kind { ENUM, FLAGS, INTS }

    /** Bits of a flags group that hold one of several values; {@code mask} names the constant with the field's bits. */
    public record Field(String name, Constant mask, List<Constant> values) {}

    /** True if held as Java {@code long} (u64, s64, long, ulong), false if as {@code int} bits. */
    public boolean javaWide() {
        return type == Scalar.U64 || type == Scalar.S64 || type.word();
    }

    public boolean varies() {
        return constants.stream().anyMatch(Constant::varies);
    }

    public Optional<Constant> constant(String name) {
        return constants.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public Optional<Field> fieldOf(Constant constant) {
        return fields.stream().filter(f -> f.values().contains(constant)).findFirst();
    }
}
