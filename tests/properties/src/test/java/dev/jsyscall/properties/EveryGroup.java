package dev.jsyscall.properties;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.List;

/** Every group of the Linux bindings on every architecture's tables, loaded once. */
final class EveryGroup {
    static final List<Group> GROUPS = load();

    private EveryGroup() {}

    private static List<Group> load() {
        SpecLibrary specs = SpecLibrary.bundled();
        Abi abi = AbiCompiler.compile("linux", specs.under("linux"), specs, "dev.jsyscall.linux.abi").abi().orElseThrow();
        List<Group> groups = new ArrayList<>();
        for (Arch arch : abi.arches()) {
            ArchTables tables = ArchTables.of(arch.name());
            for (Subsystem subsystem : abi.subsystems()) {
                for (var group : subsystem.groups()) {
                    groups.add(new Group(arch, group, tables.words(subsystem.javaPackage() + "." + group.name())));
                }
            }
        }
        return List.copyOf(groups);
    }
}
