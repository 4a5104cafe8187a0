package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.draft.Draft;
import dev.jsyscall.verify.draft.DraftCheck;
import dev.jsyscall.verify.draft.Importer;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.update.HeaderUpdate;
import dev.jsyscall.verify.update.HeaderUpdateText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts specs from headers. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Drafts specs of what headers show and the specs neither describe nor leave out: groups, records and ioctls, compared with the"
                    + " headers of every architecture. A draft compiles and verifies; to arrange and describe it is a person's work.",
            "With --update, shows instead what the headers have that the specs do not, or have otherwise: with --headers, those of a newer"
                    + " package."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Mixin
    private final HeaderOptions headers = new HeaderOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "HEADER", description = "headers as programs include them, such as linux/fcntl.h")
    private List<String> names = List.of();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "where to write; what the file has already is kept")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--update", description = "report what the headers add, change or remove, instead of drafting it")
    private boolean update;

    @Option(names = "--platform", arity = "1..*", paramLabel = "OS/ARCH", description = "with --update: only these, such as linux/aarch64")
    private List<String> platforms = List.of();

    @Override
    public Integer call() throws SpecException, IOException {
        return update ? update() : draft();
    }

    private int update() throws SpecException, IOException {
        Abi abi = specs.load();
        Optional<Toolchains> before = headers.chosen().isPresent()
                ? Optional.of(Toolchains.find(headers.cache(), false)).filter(Toolchains::crossCompiles)
                : Optional.empty();
        HeaderUpdate found = HeaderUpdate.of(abi, specs.arches(abi, platforms), headers.toolchains(false), before, names);
        spec.commandLine().getOut().print(new HeaderUpdateText(found).render());
        spec.commandLine().getOut().flush();
        return found.contradicts() ? AbiCommand.WRONG : AbiCommand.FINE;
    }

    private int draft() throws SpecException, IOException {
        if (names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a header to import, such as linux/fcntl.h");
        }
        Toolchains toolchains = headers.toolchains(false);
        var target = new DraftFile(specs, output);
        Draft draft = new Importer(target.specs(), toolchains).draft(names);
        Draft checked = new DraftCheck(target, toolchains).checked(draft);
        checked.notes().forEach(note -> spec.commandLine().getErr().println("abi: " + note));
        if (checked.empty()) {
            String all = names.stream().map(name -> "<" + name + ">").collect(Collectors.joining(", "));
            spec.commandLine().getErr().println("abi: nothing is new in " + all);
        } else if (output.isPresent()) {
            target.add(checked);
            spec.commandLine().getOut().println(checked.names() + " names drafted in " + output.get());
        } else {
            spec.commandLine().getOut().print(checked.text());
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return AbiCommand.FINE;
    }
}
