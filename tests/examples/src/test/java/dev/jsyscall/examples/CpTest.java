package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        assertThat(Cp.copy(from, folder + "/to", System.err)).isEqualTo(3);
        assertThat(folder.resolve("to/a/file")).hasContent("content");
        assertThat(Cp.copy(from + "/", folder + "/to", System.err)).isEqualTo(3);
        assertThat(folder.resolve("to/from/a/file")).hasContent("content");
    }

    @Test
    void whatCannotBeCopiedIsToldOf() throws Exception {
        Files.createDirectory(folder.resolve("from"));
        Files.writeString(folder.resolve("from/file"), "content");
        Files.createDirectories(folder.resolve("parent/from/file"));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(complaints, true, StandardCharsets.UTF_8);
        Cp.copy(folder + "/from", folder + "/parent", out);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("/from/file: ").contains("EISDIR");
    }
}
