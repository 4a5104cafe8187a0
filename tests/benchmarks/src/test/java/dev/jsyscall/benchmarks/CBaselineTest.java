package dev.jsyscall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CBaselineTest {
    @Test
    void itKnowsEveryOperation(@TempDir Path folder) throws Exception {
        assumeTrue(hasCompiler(), "there is no C compiler named cc");
        CBaseline c = CBaseline.compile(folder);
        for (String operation : Operation.all().keySet()) {
            assertThat(c.time(operation, 1, 2, 0)).as(operation).hasSize(2).allMatch(ns -> ns > 0);
        }
    }

    static boolean hasCompiler() {
        String[] folders = System.getenv("PATH").split(File.pathSeparator);
        return Arrays.stream(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
    }
}
