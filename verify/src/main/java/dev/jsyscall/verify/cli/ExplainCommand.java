package dev.jsyscall.verify.cli;

import dev.jsyscall.verify.report.Explanation;
import dev.jsyscall.verify.report.NearestNames;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the specs say about names. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints a name's value, layout or number on every architecture, and where it is specified.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "NAME",
            description = "a constant, group, record, call, ioctl or function: O_CREAT, O, stat, openat, TIOCGWINSZ")
    private List<String> names = List.of();

    @Override
    public Integer call() throws SpecException {
        var explanation = new Explanation(specs.load());
        int exit = AbiCommand.FINE;
        for (String name : names) {
            Optional<String> text = explanation.of(name);
            if (text.isPresent()) {
                spec.commandLine().getOut().print(text.get());
            } else {
                List<String> nearest = NearestNames.of(name, explanation.names());
                spec.commandLine().getErr().println(
                        "abi: nothing is called " + name + (nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?"));
                exit = AbiCommand.UNUSABLE;
            }
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return exit;
    }
}
