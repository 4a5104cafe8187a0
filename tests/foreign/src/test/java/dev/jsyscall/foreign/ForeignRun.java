package dev.jsyscall.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of the tagged tests in an emulated Java runtime. */
final class ForeignRun {
    private static final int ROOT_SECONDS = 600;
    private static final int SECONDS = 600;

    private final ForeignArch arch;
    private final Map<String, String> properties;

    /**
     * What came of a run.
     *
     * @param seconds from the start of the emulated runtime to its end
     */
    record Finished(List<TestResult> results, double seconds) {}

    /** @param properties the system properties of the emulated runtime */
    ForeignRun(ForeignArch arch, Map<String, String> properties) {
        this.arch = arch;
        this.properties = properties;
    }

    /**
     * Prepares the runtime if it is not there yet and runs {@code classes} in it.
     *
     * @throws AssertionError with the output if the runtime cannot be prepared or the run ends without results
     */
    Finished run(Path scripts, Path cache, Path work, List<String> classes) throws IOException, InterruptedException {
        Path root = cache.resolve(arch.debian());
        Path reports = Files.createDirectories(work.resolve(arch.arch()));
        Files.createDirectories(cache);
        synchronized (arch) {
            run(reports, ROOT_SECONDS, List.of("bash", scripts.resolve("root.sh").toString(), arch.debian(), root.toString()));
        }

        List<String> command = new ArrayList<>(List.of("bash", scripts.resolve("java.sh").toString(), arch.debian(), root.toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Djsyscall.emulator=qemu-user");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.junit.platform.console.ConsoleLauncher", "execute",
                "--disable-banner", "--disable-ansi-colors", "--details=none", "--reports-dir=" + reports,
                "--include-engine=junit-jupiter", "--include-tag=" + TestClasses.TAG,
                "--config=junit.jupiter.extensions.autodetection.enabled=true"));
        classes.forEach(name -> command.add("--select-class=" + name));
        long start = System.nanoTime();
        String output = run(reports, SECONDS, command);
        double seconds = (System.nanoTime() - start) / 1e9;

        Path report = reports.resolve("TEST-junit-jupiter.xml");
        if (!Files.exists(report)) throw new AssertionError("the run ended without a report:\n" + output);
        List<TestResult> results = TestResult.read(report);
        if (results.isEmpty()) throw new AssertionError("the run found no tests:\n" + output);
        return new Finished(results, seconds);
    }

    /** Runs a command that may report failing tests (status 1) but nothing worse. */
    private static String run(Path folder, int seconds, List<String> command) throws IOException, InterruptedException {
        Program.Outcome outcome = Program.run(folder, seconds, command);
        if (outcome.status() < 0) throw new AssertionError("no end after " + seconds + " s: " + command + "\n" + outcome.output());
        if (outcome.status() > 1) throw new AssertionError("status " + outcome.status() + " from " + command + "\n" + outcome.output());
        return outcome.output();
    }
}
