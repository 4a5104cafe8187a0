package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.emit.GeneratedFile;
import dev.jsyscall.generator.emit.JavaEmitter;
import dev.jsyscall.generator.model.Abi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes Java. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Generates Java from the specs; with --specs from one's own, which may import the bundled ones.")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--os", defaultValue = "linux", description = "operating system; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String os;

    @Option(names = "--package", defaultValue = "dev.jsyscall.linux.abi",
            description = "Java package of the bindings; default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String javaPackage;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR", description = "where to write; existing files are replaced")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path output;

    @Override
    public Integer call() throws SpecException, IOException {
        Abi abi = specs.load(specs.os(List.of(os + "/")), javaPackage);
        List<GeneratedFile> files = JavaEmitter.emit(abi);
        for (GeneratedFile file : files) {
            Path target = output.resolve(file.path());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, file.text());
        }
        spec.commandLine().getOut().println(files.size() + " files in " + output);
        spec.commandLine().getOut().flush();
        return AbiCommand.FINE;
    }
}
