package dev.jsyscall.verify.cli;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.Outcome;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.Verifier;
import dev.jsyscall.verify.report.VerificationText;
import dev.jsyscall.verify.unspecified.Unspecified;
import dev.jsyscall.verify.unspecified.UnspecifiedText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the specs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every constant, record, field, ioctl and call number against the headers of its architecture, and machine code against"
                    + " its source. Nothing is run but the compiler.",
            "With clang-19 and the headers of Debian's linux-libc-dev (fetched where they are missing) every architecture is checked; with"
                    + " nothing but cc, this machine's own, and the report says so."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no mismatch, and every exclusion has a reason",
            "1:a mismatch, an exclusion without a reason, an error in a spec; with --strict also a name unknown to the headers;"
                    + " with --unspecified a rule that contradicts the specs or leaves out nothing, or less covered than --at-least",
            "2:wrong usage, or no compiler or headers for a platform that was asked for"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final SpecSource specs = new SpecSource();

    @Mixin
    private final HeaderOptions headers = new HeaderOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--platform", arity = "1..*", paramLabel = "OS/ARCH", description = "verify only these, such as linux/aarch64")
    private List<String> platforms = List.of();

    @Option(names = "--host", description = "check this machine's architecture with cc and its own headers")
    private boolean hostOnly;

    @Option(names = "--strict", description = "a name that the headers do not know is an error too")
    private boolean strict;

    @Option(names = "--unspecified",
            description = "instead of checking values, list the names that the headers show and the specs neither specify nor leave out")
    private boolean unspecified;

    @Option(names = "--all-headers", description = "with --unspecified: count the names of every header, rarely used ones too")
    private boolean allHeaders;

    @Option(names = "--at-least", paramLabel = "PERCENT",
            description = "with --unspecified: fail if less of the constants or of the records of a platform is covered")
    private double atLeast;

    @Override
    public Integer call() throws SpecException, IOException {
        Abi abi = specs.load(specs.os(platforms));
        List<Arch> arches = specs.arches(abi, platforms);
        if (unspecified) {
            return unspecified(abi, arches);
        }
        Report report = new Verifier(abi, headers.toolchains(hostOnly)).verify(arches);
        spec.commandLine().getOut().print(new VerificationText(report).render());
        spec.commandLine().getOut().flush();
        if (report.arches().isEmpty() || !platforms.isEmpty() && !report.skipped().isEmpty()) {
            return AbiCommand.UNUSABLE;
        }
        boolean wrong = report.failures() > 0 || strict && report.count(Outcome.UNKNOWN) > 0;
        return wrong ? AbiCommand.WRONG : AbiCommand.FINE;
    }

    private int unspecified(Abi abi, List<Arch> arches) throws IOException {
        Unspecified found = Unspecified.of(abi, arches, headers.toolchains(hostOnly), allHeaders);
        spec.commandLine().getOut().print(new UnspecifiedText(found).render());
        spec.commandLine().getOut().flush();
        return found.wrong() || found.least() < atLeast ? AbiCommand.WRONG : AbiCommand.FINE;
    }
}
