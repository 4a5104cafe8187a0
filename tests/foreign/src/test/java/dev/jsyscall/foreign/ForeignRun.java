package dev.jsyscall.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of the tagged tests in a Java runtime under qemu-user. */
final class ForeignRun {
    private static final int SECONDS = 600;

    /** To wake a thread with. Newer emulators keep the highest signals for themselves, and the library would take one of those. */
    private static final int SIGNAL = 50;

    private final ForeignArch arch;
    private final Map<String, String> properties;

    /** @param properties the system properties of the emulated runtime */
    ForeignRun(ForeignArch arch, Map<String, String> properties) {
        this.arch = arch;
        this.properties = properties;
    }

    /**
     * Prepares the runtime if it is not there yet and runs {@code classes} in it; the report is left in {@code reports}.
     *
     * @throws AssertionError with the output if the runtime cannot be prepared or the run ends without results
     */
    FinishedRun run(Downloads downloads, Path reports, List<String> classes) throws IOException, InterruptedException {
        Path root = downloads.root(arch);
        Path report = Files.createDirectories(reports).resolve(TestCommand.REPORT);
        Files.deleteIfExists(report);
        List<String> command = new ArrayList<>(List.of("bash", downloads.script("java.sh").toString(), arch.debian(), root.toString()));
        command.add("-Djsyscall.emulator=qemu-user");
        command.add("-Djsyscall.signal=" + SIGNAL);
        command.addAll(TestCommand.arguments(properties, System.getProperty("java.class.path"), classes));
        command.addAll(List.of("--config=junit.jupiter.extensions.autodetection.enabled=true", "--reports-dir=" + reports));
        long start = System.nanoTime();
        String output = Program.require(1, reports, SECONDS, command);
        double seconds = (System.nanoTime() - start) / 1e9;

        if (!Files.exists(report)) throw new AssertionError("the run ended without a report:\n" + output);
        List<TestResult> results = TestResult.read(report);
        if (results.isEmpty()) throw new AssertionError("the run found no tests:\n" + output);
        return new FinishedRun(results, seconds);
    }
}
