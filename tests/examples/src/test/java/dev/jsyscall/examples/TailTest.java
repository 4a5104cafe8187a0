package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.file.PipePair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TailTest {
    @TempDir
    Path folder;

    private static String read(OpenFile pipe, int length) throws Exception {
        byte[] bytes = new byte[length];
        pipe.readFully(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void showsTheEndAndWhatIsAddedUntilTheFileIsGone() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "first\n" + "line\n".repeat(9) + "last\n");
        try (PipePair pipe = PipePair.open()) {
            Tail tail = new Tail();
            tail.stdout = pipe.writeEnd();
            FutureTask<Integer> end = new FutureTask<>(() -> tail.start(file.toString()));
            Thread.ofPlatform().daemon().start(end);
            assertThat(read(pipe.readEnd(), 50)).isEqualTo("line\n".repeat(9) + "last\n");
            Files.writeString(file, "one\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 4)).isEqualTo("one\n");
            Files.writeString(file, "two\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 4)).isEqualTo("two\n");
            Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
            Files.writeString(file, "anew\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 5)).isEqualTo("anew\n");
            Files.delete(file);
            assertThat(end.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    /** However far apart the lines are, what is shown begins with one. */
    @Test
    void beginsWithALine() throws Exception {
        assertThat(shown("")).isEmpty();
        assertThat(shown("no end")).isEqualTo("no end");
        assertThat(shown("a\nb\n")).isEqualTo("a\nb\n");
        String line = "x".repeat(30_000) + "\n";
        assertThat(shown(line.repeat(12))).isEqualTo(line.repeat(10));
        assertThat(shown("\n".repeat(100_000))).isEqualTo("\n".repeat(10));
    }

    /** A file that is gone already is shown, and that is all. */
    private String shown(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), content);
        try (OpenFile open = OpenFile.open(file.toString(), "rdonly, cloexec")) {
            Files.delete(file);
            return Ran.of(new Tail(), "/proc/self/fd/" + open.fd().number()).text();
        }
    }
}
