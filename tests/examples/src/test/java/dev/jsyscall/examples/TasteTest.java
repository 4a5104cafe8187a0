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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteTest {
    private static final Path README = Path.of("../../README.md");
    private static final String JAVA = "```java\n";

    @TempDir
    Path folder;

    @Test
    void doesWhatTheReadmeSays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "hello");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Taste.of(file.toString(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("read 5 of 5 bytes, ")
                .endsWith("changed " + Files.getLastModifiedTime(file).toInstant() + System.lineSeparator());
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
