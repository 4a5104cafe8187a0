package dev.jsyscall.verify.unspecified;

import dev.jsyscall.generator.model.Abi;
import java.util.HashSet;
import java.util.Set;

/** The C names that specs describe, on whatever architecture. */
record SpecifiedNames(Set<String> constants, Set<String> ioctls, Set<String> records) {
    static SpecifiedNames of(Abi abi) {
        var names = new SpecifiedNames(new HashSet<>(), new HashSet<>(), new HashSet<>());
        abi.groups().flatMap(group -> group.constants().stream()).forEach(constant -> names.constants.add(constant.cName()));
        abi.ioctls().forEach(ioctl -> names.ioctls.add(ioctl.name()));
        abi.records().filter(record -> !record.inner()).forEach(record -> names.records.add(bare(record.cName())));
        return names;
    }

    /** Without {@code struct} or {@code union}. */
    private static String bare(String type) {
        return type.substring(type.lastIndexOf(' ') + 1);
    }

    boolean has(ShownName shown) {
        return shown.kind() == ShownName.Kind.RECORD
                ? records.contains(shown.name()) || records.contains(shown.outer())
                : constants.contains(shown.name()) || ioctls.contains(shown.name());
    }
}
