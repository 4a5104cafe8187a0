package dev.jsyscall.linux.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM in a mount namespace of its own, and for an ordinary user in a user namespace as well, so that nobody else's mounts change. */
final class MountNamespace {
    private static final int SECONDS = 120;

    private MountNamespace() {}

    private static List<String> unshare() {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        if (!"root".equals(System.getProperty("user.name"))) command.addAll(List.of("--user", "--map-root-user"));
        return command;
    }

    /** Runs a method of a class by {@link MountCases}; the test is skipped if there can be no such namespace. */
    static void run(Class<?> cases, String method, Path folder) throws IOException, InterruptedException {
        List<String> probe = unshare();
        probe.add("true");
        Result possible = run(probe, folder);
        assumeTrue(possible.status() == 0, () -> "no mount namespace of its own: " + possible.output());

        List<String> command = unshare();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Djsyscall.transport=" + System.getProperty("jsyscall.transport", "stub"),
                "-cp", System.getProperty("java.class.path"), MountCases.class.getName(), cases.getName(), method, folder.toString()));
        Result result = run(command, folder);
        if (result.output().startsWith(MountCases.SKIP)) assumeTrue(false, result.output());
        assertThat(result.output()).endsWith("done\n");
        assertThat(result.status()).isZero();
    }

    private record Result(int status, String output) {}

    private static Result run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        return new Result(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
    }
}
