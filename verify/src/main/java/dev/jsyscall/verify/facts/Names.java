package dev.jsyscall.verify.facts;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.RecordType;
import dev.jsyscall.generator.model.Subsystem;
import java.util.Set;
import java.util.TreeSet;

/** By which names one may ask for what the specs describe. */
public final class Names {
    private Names() {}

    /** Every name: those of a subsystem's declarations, and the calls that are a number only. */
    public static Set<String> of(Abi abi) {
        var names = new TreeSet<String>();
        abi.subsystems().forEach(subsystem -> names.addAll(of(subsystem)));
        for (Arch arch : abi.arches()) {
            names.addAll(arch.numbers().keySet());
        }
        return names;
    }

    public static Set<String> of(Subsystem subsystem) {
        var names = new TreeSet<String>();
        for (ConstantGroup group : subsystem.groups()) {
            names.add(group.name());
            for (Constant constant : group.constants()) {
                names.add(constant.cName());
                names.add(qualified(group, constant));
            }
        }
        for (RecordType record : subsystem.records()) {
            names.add(record.name());
            if (!record.inner()) {
                names.add(AbiDump.bareName(record));
            }
        }
        subsystem.calls().forEach(call -> names.add(call.name()));
        subsystem.ioctls().forEach(ioctl -> names.add(ioctl.name()));
        subsystem.functions().forEach(function -> names.add(function.name()));
        return names;
    }

    /** {@code O.CREAT}, as the specs and Java have it. */
    public static String qualified(ConstantGroup group, Constant constant) {
        return group.name() + "." + constant.name();
    }

    /** The name without the word that C puts before it: {@code stat} for {@code struct stat}. */
    public static String bare(String name) {
        return name.replaceFirst("^(struct|union|enum) +", "");
    }
}
