package dev.jsyscall.linux.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for what changes a whole process, with the transport of this one. */
public final class ForkedJvm {
    private static final int SECONDS = 120;

    private ForkedJvm() {}

    /** The command that runs a program in a JVM. */
    public static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-Djsyscall.transport=" + Platform.transport(),
                "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a program behind another one that begins it, as {@code unshare --uts}, and expects it to end with status 0.
     *
     * @return what it printed
     */
    public static String run(List<String> behind, Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(behind);
        command.addAll(command(program, arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s printed %s", program, output).isZero();
        return output;
    }
}
