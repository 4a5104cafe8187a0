package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindTest {
    @TempDir
    Path folder;

    private List<String> find(String... tests) throws Exception {
        String[] arguments = new String[tests.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(tests, 0, arguments, 1, tests.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Find.find(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(folder.toString().length())).toList();
    }

    @Test
    void findsByNameTypeAndSize() throws Exception {
        Files.createDirectories(folder.resolve("a/b.txt"));
        Files.writeString(folder.resolve("a/c.txt"), "12345");
        Files.writeString(folder.resolve("a/b.txt/d.txt"), "1");
        Files.createSymbolicLink(folder.resolve("l.txt"), Path.of("a"));
        assertThat(find()).containsExactlyInAnyOrder("", "/a", "/a/b.txt", "/a/c.txt", "/a/b.txt/d.txt", "/l.txt");
        assertThat(find("-name", "*.txt")).hasSize(4);
        assertThat(find("-name", "*.txt", "-type", "f")).containsExactlyInAnyOrder("/a/c.txt", "/a/b.txt/d.txt");
        assertThat(find("-type", "l")).containsExactly("/l.txt");
        assertThat(find("-type", "f", "-size", "+1")).containsExactly("/a/c.txt");
        assertThat(find("-type", "f", "-size", "-5")).containsExactly("/a/b.txt/d.txt");
        assertThatThrownBy(() -> find("-older", "x")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("usage: ");
    }
}
