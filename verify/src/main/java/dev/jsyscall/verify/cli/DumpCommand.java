package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.facts.AbiDump;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints one architecture's ABI for other programs to read. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints one platform's whole ABI as tab-separated lines.",
        footer = {
            "",
            "constant GROUP NAME C_NAME VALUE, with ioctl requests in the group IOCTL;",
            "struct C_NAME SIZE ALIGN; field C_NAME FIELD.PATH OFFSET SIZE, where a bit-field has",
            "bits BYTE:FROM-TO for its offset and no size, and an array without a length the size 0;",
            "syscall NAME NUMBER SIGNATURE, with - for the signature of a call that is a number only."
        })
final class DumpCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--platform", required = true, paramLabel = "OS/ARCH", description = "such as linux/aarch64")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String platform;

    @Override
    public Integer call() throws SpecException {
        Abi abi = specs.load(specs.os(List.of(platform)));
        new AbiDump(abi, specs.arch(abi, platform)).write(spec.commandLine().getOut());
        return AbiCommand.FINE;
    }
}
