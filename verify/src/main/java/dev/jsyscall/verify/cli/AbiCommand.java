package dev.jsyscall.verify.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code abi} command: its subcommands, and what exit codes mean. */
@Command(
        name = "abi",
        mixinStandardHelpOptions = true,
        version = "abi 0.1",
        description = "Reads, compares, verifies and generates from ABI specs.",
        subcommands = {
            GenerateCommand.class, ImportCommand.class, VerifyCommand.class, ExplainCommand.class, DiffCommand.class, DumpCommand.class,
            CountsCommand.class, HtmlCommand.class, HeadersCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:a value is wrong, an exclusion has no reason, or a spec has an error",
            "2:wrong usage, an unknown name, or a tool or file that is missing"
        })
public final class AbiCommand implements Runnable {
    static final int FINE = ExitCode.OK;
    static final int WRONG = 1;
    static final int UNUSABLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of the commands is needed");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its error handling; also what tests run. */
    static CommandLine commandLine() {
        var line = new CommandLine(new AbiCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof SpecException spec) {
                command.getErr().print(spec.getMessage());
                command.getErr().flush();
                return WRONG;
            }
            if (failure instanceof java.io.IOException || failure instanceof java.io.UncheckedIOException) {
                command.getErr().println("abi: " + failure.getMessage());
                command.getErr().flush();
                return UNUSABLE;
            }
            throw failure;
        });
        return line;
    }
}
