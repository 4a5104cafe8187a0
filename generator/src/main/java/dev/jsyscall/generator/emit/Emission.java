package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.AbiNames;

/**
 * What every emitter needs.
 *
 * @param annotated whether the sources carry annotations from other libraries ({@code @Nullable}, {@code @MagicConstant}). The operating
 *     system's own bindings do; bindings of a user's library ask for no dependency but core.
 */
record Emission(Abi abi, AbiNames names, JavaPlaces places, ArchSwitch arch, Availability availability, boolean annotated) {
    static Emission of(Abi abi) {
        AbiNames names = new AbiNames(abi);
        return new Emission(
                abi, names, new JavaPlaces(abi.os(), names), new ArchSwitch(abi), new Availability(abi), abi.platform().isPresent());
    }
}
