package dev.jsyscall.generator.emit;

import dev.jsyscall.generator.model.Abi;

/**
 * What every emitter needs.
 *
 * @param annotated whether the sources carry annotations from other libraries ({@code @Nullable}, {@code @MagicConstant}). The operating
 *     system's own bindings do; bindings of a user's library ask for no dependency but core.
 */
record Emission(Abi abi, JavaPlaces places, ArchSwitch arch, Availability availability, boolean annotated) {
    static Emission of(Abi abi) {
        return new Emission(abi, new JavaPlaces(abi), new ArchSwitch(abi), new Availability(abi), abi.platform().isPresent());
    }
}
