package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.diff.AbiDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two architectures, or two versions of the specs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Reports what differs between two platforms, or between two versions of the specs: constants, records and their"
                + " members, ioctls, calls and their numbers.",
        footer = {
            "",
            "abi diff linux/x86_64 linux/arm",
            "abi diff --specs OLD --with NEW                   on every architecture",
            "abi diff --specs OLD --with NEW linux/aarch64"
        })
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "OS/ARCH", description = "two to be compared; with --with any number, on which versions are")
    private List<String> platforms = List.of();

    @Option(names = "--with", paramLabel = "DIR", description = "compare with the specs of this folder")
    private Optional<Path> other = Optional.empty();

    @Override
    public Integer call() throws SpecException, IOException {
        AbiDiff diff = other.isPresent() ? versions(other.get()) : arches();
        spec.commandLine().getOut().print(diff.render());
        spec.commandLine().getOut().flush();
        return AbiCommand.FINE;
    }

    private AbiDiff arches() throws SpecException, IOException {
        if (platforms.size() != 2) {
            throw new ParameterException(spec.commandLine(), "two platforms are needed, or another folder of specs: --with DIR");
        }
        Abi abi = specs.source(specs.os(platforms)).whole();
        return AbiDiff.ofArches(abi, specs.arch(abi, platforms.get(0)), specs.arch(abi, platforms.get(1)));
    }

    private AbiDiff versions(Path folder) throws SpecException, IOException {
        String os = specs.os(platforms);
        Abi before = specs.source(os).whole();
        Abi after = specs.load(os, folder);
        var names = new LinkedHashSet<String>();
        specs.arches(before, platforms).stream().map(Arch::name).forEach(names::add);
        if (platforms.isEmpty()) {
            after.arches().stream().map(Arch::name).forEach(names::add);
        }
        return AbiDiff.ofVersions(before, specs.name(), after, folder.toString(), List.copyOf(names));
    }
}
