package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.PathText;
import dev.jsyscall.linux.file.Fs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindTest {
    @TempDir
    Path folder;

    private List<String> find(String... tests) throws Exception {
        Ran ran = Ran.of(new Find(), Stream.concat(Stream.of(folder.toString()), Stream.of(tests)).toArray(String[]::new));
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.status()).isZero();
        return ran.lines().stream().map(line -> line.substring(folder.toString().length())).toList();
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
        assertThat(find("-type", "f", "-size", "5")).containsExactly("/a/c.txt");
    }

    @Test
    void onlyStarsAndQuestionMarksArePatterns() throws Exception {
        Files.createFile(folder.resolve("a[b.\\E"));
        Files.createFile(folder.resolve("a\t😀c"));
        assertThat(find("-name", "*[*")).containsExactly("/a[b.\\E");
        assertThat(find("-name", "?[b.\\E")).containsExactly("/a[b.\\E");
        assertThat(find("-name", "a??c")).hasSize(1);
        assertThat(find("-name", "a?b.")).isEmpty();
    }

    /** A name that is no text is found, and printed as the bytes that it is. */
    @Test
    void namesNeedNotBeText() throws Exception {
        byte[] name = "odd\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        Fs.mkdir(folder + "/" + PathText.decode(name), 0_700);
        Ran ran = Ran.of(new Find(), folder.toString(), "-name", "odd?");
        assertThat(ran.status()).isZero();
        assertThat(ran.output()).isEqualTo((folder + "/odd\u00ff\n").getBytes(StandardCharsets.ISO_8859_1));
        Fs.rmdir(folder + "/" + PathText.decode(name));
    }
}
