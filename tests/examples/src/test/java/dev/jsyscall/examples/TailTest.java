package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.file.PipePair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TailTest {
    private static String read(OpenFile pipe, int length) throws Exception {
        byte[] bytes = new byte[length];
        pipe.readFully(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void showsTheEndAndWhatIsAddedUntilTheFileIsGone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "x".repeat(5000) + "last\n");
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        try (PipePair pipe = PipePair.open()) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    Tail.follow(file.toString(), pipe.writeEnd());
                    end.complete(null);
                } catch (Throwable e) {
                    end.complete(e);
                }
            });
            assertThat(read(pipe.readEnd(), 1000)).endsWith("xxxlast\n");
            Files.writeString(file, "one\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 4)).isEqualTo("one\n");
            Files.writeString(file, "two\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 4)).isEqualTo("two\n");
            Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
            Files.writeString(file, "anew\n", StandardOpenOption.APPEND);
            assertThat(read(pipe.readEnd(), 5)).isEqualTo("anew\n");
            Files.delete(file);
            assertThat(end.get(30, TimeUnit.SECONDS)).isNull();
        }
    }
}
