package dev.jsyscall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.benchmarks.startup.Startup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {
    @Test
    void everyProgramRuns(@TempDir Path folder) throws Exception {
        var text = new ByteArrayOutputStream();
        Startup.print(new PrintStream(text, true, StandardCharsets.UTF_8), folder, 1);
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("jsyscall, 10 calls, AOT cache");
    }
}
