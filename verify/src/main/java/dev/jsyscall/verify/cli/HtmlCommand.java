package dev.jsyscall.verify.cli;

import dev.jsyscall.verify.html.PageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the specs as pages. */
@Command(
        name = "html",
        mixinStandardHelpOptions = true,
        description = "Writes the specs as a set of static pages with a search, which need no server and no network.")
final class HtmlCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR", description = "where to write; existing files are replaced")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path output;

    @Override
    public Integer call() throws SpecException, IOException {
        int pages = new PageSet(specs.source(specs.os(List.of())).whole()).write(output);
        spec.commandLine().getOut().println(pages + " pages in " + output + ": open " + output.resolve("index.html"));
        spec.commandLine().getOut().flush();
        return AbiCommand.FINE;
    }
}
