package dev.jsyscall.properties;

import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A group as the specs have it on one architecture, and as the generated table has it there. */
record Group(Arch arch, ConstantGroup spec, Words words) {

    boolean flags() {
        return spec.kind() == ConstantGroup.Kind.FLAGS;
    }

    /** The constants that the architecture has. */
    List<Constant> constants() {
        return spec.constants().stream().filter(c -> c.values().on(arch).isPresent()).toList();
    }

    /** A constant's value as the table holds it: 32 bits and less sign-extended like an int. */
    long value(Constant constant) {
        long value = constant.values().on(arch).orElseThrow();
        return spec.javaWide() ? value : (int) value;
    }

    /** Bits that the group's width has. */
    long mask() {
        return switch (spec.type()) {
            case U8, S8 -> 0xff;
            case U16, S16 -> 0xffff;
            case U64, S64 -> -1L;
            case LONG, ULONG -> arch.data().is64Bit() ? -1L : 0xffffffffL;
            default -> 0xffffffffL;
        };
    }

    boolean isFieldMask(Constant constant) {
        return spec.fields().stream().anyMatch(f -> f.mask().equals(constant));
    }

    /** Words that can stand together: at most one of each field, and no field's own name. */
    List<Constant> compatible(Random random) {
        List<Constant> chosen = new ArrayList<>();
        List<ConstantGroup.Field> used = new ArrayList<>();
        for (Constant constant : constants()) {
            if (isFieldMask(constant) || random.nextInt(4) != 0) continue;
            var field = spec.fieldOf(constant);
            if (field.isPresent() && used.contains(field.get())) continue;
            field.ifPresent(used::add);
            chosen.add(constant);
        }
        return chosen;
    }

    /** One of the ways to write a constant: any case, with or without the prefix. */
    String spelling(Constant constant, Random random) {
        String name = random.nextBoolean() ? constant.name() : constant.cName();
        StringBuilder mixed = new StringBuilder();
        for (char c : name.toCharArray()) mixed.append(random.nextBoolean() ? Character.toLowerCase(c) : Character.toUpperCase(c));
        return mixed.toString();
    }

    @Override
    public String toString() {
        return spec.name() + " on " + arch.name();
    }
}
