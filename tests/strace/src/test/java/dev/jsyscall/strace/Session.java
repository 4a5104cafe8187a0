package dev.jsyscall.strace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Arch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run of the driver.
 *
 * @param made the trials, in the order in which they were made
 * @param outcomes what came of each
 * @param unmade calls that must be held and that strace cannot hold, as it does not know them
 */
record Session(Abi abi, Arch arch, String strace, List<Trial> made, List<Outcome> outcomes, Trace trace, Set<String> unmade) {
    private static final int SECONDS = 180;

    /** Makes the calls; skips the test where strace cannot be had. */
    static Session run() throws IOException, InterruptedException {
        String version = Strace.version();
        assumeFalse(version.isEmpty(), "there is no strace");
        Abi abi = LinuxAbi.read();
        Arch arch = LinuxAbi.here(abi);
        var held = new TreeSet<String>();
        var unmade = new TreeSet<String>();
        for (String call : Tables.held().keySet()) {
            if (arch.numbers().containsKey(call)) (Strace.knows(call) ? held : unmade).add(call);
        }
        Path folder = Files.createTempDirectory("strace");
        drive(folder, held, unmade);
        List<Trial> made = Trials.of(abi, arch).stream().filter(trial -> !unmade.contains(trial.call())).toList();
        List<Outcome> outcomes = Files.readAllLines(folder.resolve(Driver.OUTCOMES)).stream().map(Outcome::of).toList();
        assertThat(outcomes).as("an outcome for each call").hasSameSizeAs(made);
        return new Session(abi, arch, version, made, outcomes, Trace.read(folder.resolve(Driver.TRACE)), unmade);
    }

    private static void drive(Path folder, Set<String> held, Set<String> unmade) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-XX:-CreateCoredumpOnCrash", "-cp", System.getProperty("java.class.path"), Driver.class.getName(),
                folder.toString(),
                String.join(",", held), String.join(",", unmade)));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        if (ended && process.exitValue() == Driver.REFUSED) {
            abort("strace cannot trace here: " + Files.readString(folder.resolve(Driver.REFUSAL)).strip());
        }
        assertThat(ended && process.exitValue() == 0)
                .as("the calls are made, and the last returns: %s%n%s", tail(folder.resolve(Driver.TRACE)), Files.readString(output))
                .isTrue();
    }

    private static String tail(Path trace) throws IOException {
        if (!Files.exists(trace)) return "nothing was traced";
        List<String> lines = Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
        return lines.stream().skip(Math.max(0, lines.size() - 4)).collect(Collectors.joining("\n"));
    }
}
