package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.AbiSource;
import dev.jsyscall.verify.explain.Explainer;
import dev.jsyscall.verify.facts.Number;
import java.io.IOException;
import java.util.ArrayList;
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

/** Prints what the specs say about names and numbers. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints all about a name, on every architecture: values, layouts, arguments, errors, who takes it.",
        footer = {
            "",
            "abi explain O_DIRECTORY stat openat TIOCGWINSZ",
            "abi explain 0x5413                    ioctls and constants with this number",
            "abi explain --errno 22 --signal 9",
            "abi explain --syscall 257 --platform linux/aarch64"
        })
final class ExplainCommand implements Callable<Integer> {
    /** The group of signal numbers in the specs. */
    private static final String SIGNALS = "SIG";

    /** What is asked, and the answer. */
    private record Answer(String question, Optional<String> text) {}

    @Mixin
    private final SpecSource specs = new SpecSource();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME",
            description = "a constant, group, record, call, ioctl or function, such as O_CREAT, O, stat, openat, TIOCGWINSZ; or a number")
    private List<String> names = List.of();

    @Option(names = "--errno", paramLabel = "NUMBER", description = "the error with this number")
    private List<String> errors = List.of();

    @Option(names = "--signal", paramLabel = "NUMBER", description = "the signal with this number")
    private List<String> signals = List.of();

    @Option(names = "--syscall", paramLabel = "NUMBER", description = "the system call with this number")
    private List<String> calls = List.of();

    @Option(names = "--platform", paramLabel = "OS/ARCH", description = "for --syscall: where; default: on every architecture")
    private List<String> platforms = List.of();

    @Override
    public Integer call() throws SpecException, IOException {
        AbiSource source = specs.source(specs.os(platforms));
        var explainer = new Explainer(source);
        var answers = new ArrayList<Answer>();
        for (String name : names) {
            answers.add(new Answer(name, explainer.about(name)));
        }
        for (String error : errors) {
            answers.add(new Answer("error " + error, explainer.errno(number(error))));
        }
        for (String signal : signals) {
            answers.add(new Answer("signal " + signal, explainer.constants(SIGNALS, number(signal))));
        }
        if (!calls.isEmpty()) {
            Abi abi = source.about(List.of());
            List<Arch> arches = specs.arches(abi, platforms);
            for (String call : calls) {
                answers.add(new Answer("system call " + call, explainer.call(Math.toIntExact(number(call).value()), arches)));
            }
        }
        if (answers.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a name or number is needed");
        }
        return print(answers, explainer);
    }

    private int print(List<Answer> answers, Explainer explainer) throws IOException {
        int exit = AbiCommand.FINE;
        String separator = "";
        for (Answer answer : answers) {
            if (answer.text().isPresent()) {
                spec.commandLine().getOut().print(separator + answer.text().get());
                separator = "\n";
            } else {
                spec.commandLine().getErr().println("abi: there is no " + answer.question() + suggestions(answer, explainer));
                exit = AbiCommand.UNUSABLE;
            }
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return exit;
    }

    private String suggestions(Answer answer, Explainer explainer) throws IOException {
        List<String> nearest = names.contains(answer.question()) ? explainer.suggestions(answer.question()) : List.of();
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?";
    }

    private Number number(String text) {
        return Number.parse(text).filter(number -> number.value() == (int) number.value())
                .orElseThrow(() -> new ParameterException(spec.commandLine(), text + " is no number of 32 bits"));
    }
}
