package dev.jsyscall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.benchmarks.walk.Walks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalksTest {
    @Test
    void everyWayFindsTheSame(@TempDir Path folder) throws Exception {
        assumeTrue(CBaselineTest.hasCompiler(), "there is no C compiler named cc");
        var text = new ByteArrayOutputStream();
        Walks.print(new PrintStream(text, true, StandardCharsets.UTF_8), folder, 250, 1);
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("walk, 260 entries", "jsyscall", "find -size", "walk as a process", "jsyscall, AOT cache", "a JVM that does nothing");
        assertThat(folder.resolve("tree")).doesNotExist();
    }
}
