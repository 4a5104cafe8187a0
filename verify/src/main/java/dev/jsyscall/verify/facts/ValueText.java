package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.ConstantGroup;
import java.util.ArrayList;
import java.util.List;

/** A constant's value as people like to read it. */
public final class ValueText {
    private static final long MOST_OCTAL = 07777777;

    private ValueText() {}

    /** Flags in hexadecimal, everything else in decimal. */
    public static String of(ConstantGroup group, long value) {
        return group.kind() == ConstantGroup.Kind.FLAGS && value >= 0 ? hex(group, value) : AbiDump.decimal(group, value);
    }

    /** In decimal, in hexadecimal, and where it might be a file's mode in octal. */
    public static List<String> forms(ConstantGroup group, long value) {
        var forms = new ArrayList<>(List.of(AbiDump.decimal(group, value), hex(group, value)));
        if (value > 7 && value <= MOST_OCTAL) {
            forms.add("0" + Long.toOctalString(value));
        }
        return forms;
    }

    private static String hex(ConstantGroup group, long value) {
        return Number.hex(Number.bits(group, value));
    }
}
