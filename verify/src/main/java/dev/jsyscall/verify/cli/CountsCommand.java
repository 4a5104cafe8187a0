package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.counts.ArchCounts;
import dev.jsyscall.verify.report.CountsText;
import dev.jsyscall.verify.report.SupportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts what the specs hold. */
@Command(
        name = "counts",
        mixinStandardHelpOptions = true,
        description = {
            "Counts what the specs hold for each architecture: entries of its call table by how much is known of them, and the constants,"
                    + " records and ioctls that headers confirm. Compiles nothing: abi verify --strict fails if one of them is not confirmed.",
            "semantic: declared by somebody who read the documentation; typed: declared, but only with types; number only: not declared."
        })
final class CountsCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--markdown", description = "print a table for a page such as the README")
    private boolean markdown;

    @Option(names = "--into", paramLabel = "FILE",
            description = "put that table into a page, between " + SupportTable.BEGIN + " and " + SupportTable.END
                    + "; what stands in its last column is kept")
    private Optional<Path> page = Optional.empty();

    @Override
    public Integer call() throws SpecException, IOException {
        Abi abi = specs.load();
        List<ArchCounts> counts = abi.arches().stream().map(arch -> ArchCounts.of(abi, arch)).toList();
        if (page.isPresent()) {
            update(page.get(), new SupportTable(counts));
        } else {
            spec.commandLine().getOut().print(markdown ? new SupportTable(counts).render() : new CountsText(counts).render());
            spec.commandLine().getOut().flush();
        }
        return AbiCommand.FINE;
    }

    private static void update(Path page, SupportTable table) throws IOException {
        try {
            Files.writeString(page, table.into(Files.readString(page)));
        } catch (IllegalArgumentException e) {
            throw new IOException(page + ": " + e.getMessage(), e);
        }
    }
}
