package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.ConstantGroup;
import dev.jsyscall.generator.model.PerArch;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Tells where a constant is just another name for a value, and where it has a value of its own. */
final class Aliases {
    private Aliases() {}

    /** Its value on the architectures where it is no alias; empty if there are none. */
    static Optional<PerArch<Long>> own(ConstantGroup group, Constant constant) {
        return where(group, constant, false);
    }

    /** Its value on the architectures where it is an alias; empty if there are none. */
    static Optional<PerArch<Long>> equal(ConstantGroup group, Constant constant) {
        return where(group, constant, true);
    }

    private static Optional<PerArch<Long>> where(ConstantGroup group, Constant constant, boolean alias) {
        Optional<Constant> canonical = constant.aliasOf().flatMap(group::constant);
        var values = new LinkedHashMap<String, Long>();
        constant.values().byArch().forEach((arch, value) -> {
            boolean equal = canonical.flatMap(c -> c.values().on(arch)).filter(value::equals).isPresent();
            if (equal == alias) values.put(arch, value);
        });
        return values.isEmpty() ? Optional.empty() : Optional.of(new PerArch<>(values, constant.values().arches()));
    }
}
