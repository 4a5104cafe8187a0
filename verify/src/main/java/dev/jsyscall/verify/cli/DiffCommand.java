package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.report.AbiDiff;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two architectures. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Prints what differs between two platforms: constants, ioctls, records, fields and call numbers.")
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OS/ARCH", description = "such as linux/x86_64")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String left;

    @Parameters(index = "1", paramLabel = "OS/ARCH", description = "such as linux/arm")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String right;

    @Override
    public Integer call() throws SpecException {
        Abi abi = specs.load(specs.os(List.of(left, right)));
        spec.commandLine().getOut().print(new AbiDiff(abi, specs.arch(abi, left), specs.arch(abi, right)).render());
        spec.commandLine().getOut().flush();
        return AbiCommand.FINE;
    }
}
