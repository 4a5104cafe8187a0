package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteTest {
    private static final Path README = Path.of("../../README.md");
    private static final String JAVA = "```java\n";

    @TempDir
    Path folder;

    @Test
    void doesWhatTheReadmeSays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Taste.of(folder.toString(), new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("-rw").endsWith(" 5 bytes, changed " + Files.getLastModifiedTime(file).toInstant() + ": file");
        assertThat(lines.get(1)).endsWith(" exited with 0");
        assertThat(lines.get(2)).isEqualTo("hello");
    }

    @Test
    void failsAsTheReadmeSays() throws IOException {
        String readme = Files.readString(README);
        assertThatThrownBy(() -> Taste.of("/none", System.out))
                .isInstanceOf(ErrnoException.class)
                .satisfies(e -> assertThat(readme).contains("`" + e.getMessage() + "`"));
    }

    @Test
    void isWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(README);
        String shown = readme.substring(readme.indexOf(JAVA) + JAVA.length());

        String source = Files.readString(Path.of("src/main/java/dev/jsyscall/examples/Taste.java"));
        assertThat(source.indent(-8)).contains(shown.substring(0, shown.indexOf("```")));
    }
}
