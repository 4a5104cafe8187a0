package dev.jsyscall.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compiles the C program with the machine's own compiler and times one operation with it. */
final class CBaseline {
    private final Path program;

    private CBaseline(Path program) {
        this.program = program;
    }

    static CBaseline compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("baseline.c");
        try (InputStream in = CBaseline.class.getResourceAsStream("baseline.c")) {
            Files.write(source, Objects.requireNonNull(in).readAllBytes());
        }
        Path program = folder.resolve("baseline");
        Process compiler = new ProcessBuilder("cc", "-O2", "-pthread", "-o", program.toString(), source.toString()).inheritIO().start();
        if (compiler.waitFor() != 0) throw new IOException("cc failed on " + source + "; install a C compiler (Debian: gcc libc6-dev)");
        return new CBaseline(program);
    }

    /** Nanoseconds per operation, one figure a round, by a process that has touched so much memory. */
    List<Double> time(String operation, int milliseconds, int rounds, int megabytes) throws IOException {
        Process process = new ProcessBuilder(
                program.toString(), operation, "" + milliseconds, "" + rounds, Operation.PATH, "" + megabytes)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Double> figures = new ArrayList<>();
        try (var lines = process.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) figures.add(Double.valueOf(line));
        }
        return figures;
    }
}
