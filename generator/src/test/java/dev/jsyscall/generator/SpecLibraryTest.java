package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecLibraryTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void readsAFolder() throws IOException {
        Files.createDirectories(folder.resolve("linux/arch"));
        Files.writeString(folder.resolve("linux/arch/a.abi"), "a");
        Files.writeString(folder.resolve("linux/b.abi"), "b");
        Files.writeString(folder.resolve("linux/b.txt"), "no spec");
        SpecLibrary library = SpecLibrary.of(folder);
        assertThat(library.files()).containsExactly(new SourceFile("linux/arch/a.abi", "a"), new SourceFile("linux/b.abi", "b"));
        assertThat(library.find("linux/b.abi")).contains(new SourceFile("linux/b.abi", "b"));
        assertThat(library.find("linux/c.abi")).isEmpty();
        assertThat(library.under("linux/arch")).extracting(SourceFile::path).containsExactly("linux/arch/a.abi");
        assertThat(library.under("lin")).isEmpty();
    }

    @Test
    void readsJarsAndFoldersOfTheClassPathAndTheFirstWins() throws IOException {
        Path jar = folder.resolve("specs.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            entry(entries, "abi/", "");
            entry(entries, "abi/linux/x.abi", "jar");
            entry(entries, "abi/linux/y.abi", "jar");
            entry(entries, "other/z.abi", "no");
        }
        Files.createDirectories(folder.resolve("classes/abi/linux"));
        Files.writeString(folder.resolve("classes/abi/linux/x.abi"), "folder");
        URL[] path = {folder.resolve("classes").toUri().toURL(), jar.toUri().toURL()};
        try (var loader = new URLClassLoader(path, null)) {
            assertThat(SpecLibrary.bundled(loader).files())
                    .containsExactly(new SourceFile("linux/x.abi", "folder"), new SourceFile("linux/y.abi", "jar"));
        }
    }

    private static void entry(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    @Test
    void theFirstOfTwoLibrariesWins() {
        SpecLibrary first = SpecLibrary.of(List.of(new SourceFile("a/x.abi", "first")));
        SpecLibrary second = SpecLibrary.of(List.of(new SourceFile("a/x.abi", "second"), new SourceFile("a/w.abi", "second")));
        SourceResolver both = first.or(second);
        assertThat(both.find("a/x.abi")).contains(new SourceFile("a/x.abi", "first"));
        assertThat(both.under("a")).containsExactly(new SourceFile("a/w.abi", "second"), new SourceFile("a/x.abi", "first"));
    }

    @Test
    void theBundledSpecsAreThere() {
        assertThat(SpecLibrary.bundled().under("linux/arch")).isNotEmpty();
    }
}
