package dev.jsyscall.foreign;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds and runs the machine's programs. */
final class Program {
    private Program() {}

    /**
     * How a program ended.
     *
     * @param status exit status, 128 + n for one killed by signal n, -1 for one that took too long
     * @param output what it wrote, errors included
     */
    record Outcome(int status, String output) {}

    /** The first of {@code names} that is on the search path. */
    static Optional<Path> find(String... names) {
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a program in {@code folder} and waits for it, but no longer than {@code seconds}; then it is killed. */
    static Outcome run(Path folder, int seconds, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        int status = run(folder, output, seconds, command);
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Outcome(status, text);
    }

    /** As above; what the program writes is left in the file {@code output}, and the exit status returned. */
    static int run(Path folder, Path output, int seconds, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly().waitFor();
        return ended ? process.exitValue() : -1;
    }

    /**
     * As the first, and returns what the program wrote.
     *
     * @throws AssertionError with the output if the program took too long, or if its status is above {@code worst}
     */
    static String require(int worst, Path folder, int seconds, List<String> command) throws IOException, InterruptedException {
        Outcome outcome = run(folder, seconds, command);
        if (outcome.status() < 0) throw new AssertionError("no end after " + seconds + " s: " + command + "\n" + outcome.output());
        if (outcome.status() > worst) {
            throw new AssertionError("status " + outcome.status() + " from " + command + "\n" + outcome.output());
        }
        return outcome.output();
    }
}
