package dev.jsyscall.examples;

import dev.jsyscall.linux.file.Memfd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a tool ended, what it printed, and what it complained of. */
record Ran(int status, byte[] output, String errors) {
    static Ran of(Tool tool, String... arguments) throws IOException {
        return of(tool, () -> tool.start(arguments));
    }

    interface Use {
        int run() throws IOException;
    }

    static Ran of(Tool tool, Use use) throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (Memfd out = Memfd.create("output")) {
            tool.stdout = out;
            tool.errors = new PrintStream(errors, true, StandardCharsets.UTF_8);
            int status = use.run();
            out.position(0);
            return new Ran(status, out.readAll(), errors.toString(StandardCharsets.UTF_8));
        }
    }

    String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
