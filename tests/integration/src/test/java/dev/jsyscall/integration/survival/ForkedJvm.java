package dev.jsyscall.integration.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for a program that mistreats it, so that what dies is not the test run.
 *
 * <p>The program must end by itself with exit status 0 and print {@code alive} as its last line: a crash, a hang and an early exit
 * all fail.
 */
final class ForkedJvm {
    private static final int SECONDS = 120;

    private final List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:-CreateCoredumpOnCrash"));

    static ForkedJvm with(String... options) {
        ForkedJvm jvm = new ForkedJvm();
        jvm.options.addAll(List.of(options));
        return jvm;
    }

    /** Options for the transport that this test run uses, so that the suite covers both. */
    static ForkedJvm likeThisOne() {
        return with("--enable-native-access=ALL-UNNAMED", "-Djsyscall.transport=" + System.getProperty("jsyscall.transport", "stub"));
    }

    ForkedJvm and(String option) {
        options.add(option);
        return this;
    }

    void survives(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Result result = run(program, arguments);
        assertThat(result.output()).as("what %s printed", program.getSimpleName()).endsWith("alive\n");
        assertThat(result.status()).isZero();
    }

    record Result(int status, String output) {}

    Result run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Path folder = Files.createTempDirectory("survival");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ends within %d s; it printed: %s", program.getSimpleName(), SECONDS, text).isTrue();
        return new Result(process.exitValue(), text);
    }
}
