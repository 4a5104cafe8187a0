package dev.jsyscall.maven;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import dev.jsyscall.verify.Report;
import dev.jsyscall.verify.Verifier;
import dev.jsyscall.verify.headers.HeaderCache;
import dev.jsyscall.verify.headers.Toolchains;
import dev.jsyscall.verify.report.VerificationText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks the project's ABI specs, and those they import, against the headers of each architecture. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class VerifyMojo extends AbstractSpecMojo {

    /** The package of generated classes is of no matter here. */
    private static final String NO_PACKAGE = "verified";

    /** The folder of the specs. */
    @Parameter(defaultValue = "${project.basedir}/src/main/abi")
    private File specs;

    /** The architectures to check; all that the specs know if there is none. */
    @Parameter(property = "jsyscall.arches")
    private List<String> arches;

    /** Whether to check this machine's architecture alone, with its own compiler and headers. */
    @Parameter(property = "jsyscall.hostOnly", defaultValue = "false")
    private boolean hostOnly;

    /** The file that gets the report: how much the specs hold, and how much of it the headers confirm. */
    @Parameter(defaultValue = "${project.build.directory}/abi-report.txt")
    private File report;

    /** The file that gets the details: each name that the headers don't know, or can't express. */
    @Parameter(defaultValue = "${project.build.directory}/abi-details.txt")
    private File details;

    @Parameter(defaultValue = "${settings.offline}", readonly = true)
    private boolean offline;

    @Override
    Path specs() {
        return specs.toPath();
    }

    @Override
    void execute(SpecFolder folder) throws IOException, MojoFailureException {
        if (folder.included().isEmpty()) {
            getLog().info("There are no specs in " + folder.folder());
            return;
        }
        Abi abi = compile(folder, imports(folder), NO_PACKAGE);
        Toolchains toolchains = Toolchains.find(new HeaderCache(HeaderCache.defaultFolder(), offline), hostOnly);
        Report outcome = new Verifier(abi, toolchains).verify(chosen(abi));
        VerificationText text = new VerificationText(outcome);
        (outcome.failures() > 0 ? text.render() : text.brief()).lines().forEach(getLog()::info);
        Files.createDirectories(report.toPath().getParent());
        Files.writeString(report.toPath(), contents(abi) + "\n" + text.brief());
        Files.writeString(details.toPath(), text.render());
        if (outcome.failures() > 0) {
            throw new MojoFailureException(outcome.failures() + " of the specs' claims are not what the headers say; they are listed above");
        }
    }

    private static String contents(Abi abi) {
        long constants = abi.groups().mapToLong(group -> group.constants().size()).sum();
        return String.format(Locale.ROOT, "the specs of %s hold %,d constants in %d groups, %d records, %d calls, %d ioctls and %d library functions,"
                        + " on %d architectures%n", abi.os(), constants, abi.groups().count(), abi.records().count(), abi.calls().count(),
                abi.ioctls().count(), abi.functions().count(), abi.arches().size());
    }

    private List<Arch> chosen(Abi abi) throws MojoFailureException {
        if (hostOnly) {
            return abi.arches().stream().filter(Toolchains::isHost).toList();
        }
        if (arches == null || arches.isEmpty()) {
            return abi.arches();
        }
        List<Arch> chosen = new ArrayList<>();
        for (String name : arches) {
            chosen.add(abi.arch(name).orElseThrow(() -> new MojoFailureException("The specs know no architecture " + name)));
        }
        return chosen;
    }
}
