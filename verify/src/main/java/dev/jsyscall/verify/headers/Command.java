package dev.jsyscall.verify.headers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of the package system to its end. */
final class Command {
    private static final long TIME_LIMIT_SECONDS = 300;

    private Command() {}

    /**
     * What the program printed on both streams.
     *
     * @throws IOException if it is not there, takes too long, or fails; the message holds its last words
     */
    static String run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("abi-command", ".txt");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " did not finish in " + TIME_LIMIT_SECONDS + " seconds");
            }
            String said = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (process.exitValue() != 0) {
                List<String> lines = said.lines().toList();
                String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
                throw new IOException(String.join(" ", command) + " fails:\n" + last);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
