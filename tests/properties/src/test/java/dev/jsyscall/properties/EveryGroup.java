package dev.jsyscall.properties;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.generator.model.Subsystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every group of the Linux bindings on every architecture's tables, loaded once. */
final class EveryGroup {
    static final List<Group> GROUPS = load();

    private EveryGroup() {}

    private static List<Group> load() {
        SpecLibrary specs = SpecLibrary.bundled();
        // Own specs are those that a package is given for; here all are imported, and stand where their jars have them.
        List<SourceFile> all = specs.under("linux");
        SourceFile everything = new SourceFile("everything.abi", all.stream().map(EveryGroup::importLine).collect(Collectors.joining()));
        Abi abi = AbiCompiler.compile("linux", List.of(everything), specs, "everything").abi().orElseThrow();
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

    private static String importLine(SourceFile file) {
        String module = file.path().substring(0, file.path().length() - ".abi".length()).replace('/', '.');
        return "import " + module + ";\n";
    }
}
