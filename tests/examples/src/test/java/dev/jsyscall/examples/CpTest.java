package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpTest {
    @TempDir
    Path folder;

    @Test
    void treesAreCopiedAndIntoDirectories() throws Exception {
        Files.createDirectories(folder.resolve("from/a"));
        Files.writeString(folder.resolve("from/a/file"), "content");
        String from = folder + "/from";
        assertThat(Ran.of(new Cp(), from, folder + "/to").status()).isZero();
        assertThat(folder.resolve("to/a/file")).hasContent("content");
        assertThat(Ran.of(new Cp(), from + "/", folder + "/to").status()).isZero();
        assertThat(folder.resolve("to/from/a/file")).hasContent("content");
    }

    @Test
    void whatCannotBeCopiedIsToldOfAndTheRestIsCopied() throws Exception {
        Files.createDirectory(folder.resolve("from"));
        Files.writeString(folder.resolve("from/file"), "content");
        Files.writeString(folder.resolve("from/other"), "content");
        Files.createDirectories(folder.resolve("parent/from/file"));
        Ran ran = Ran.of(new Cp(), folder + "/from", folder.resolve("parent").toString());
        assertThat(ran.errors()).startsWith("Cp: ").contains("/from/file: ").contains("EISDIR").hasLineCount(1);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(folder.resolve("parent/from/other")).hasContent("content");
    }

    @Test
    void nothingIsCopiedOntoItself() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        for (String same : new String[] {file.toString(), folder + "/./file", folder.toString()}) {
            Ran ran = Ran.of(new Cp(), file.toString(), same);
            assertThat(ran.errors()).startsWith("Cp: ").contains("same").hasLineCount(1);
            assertThat(ran.status()).isEqualTo(1);
            assertThat(file).hasContent("content");
        }
    }
}
