package dev.jsyscall.verify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.SampleAbi;
import dev.jsyscall.verify.counts.ArchCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTableTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void replacesTheTableAndKeepsWhatWasWrittenAboutRuns() {
        var table = new SupportTable(counts(SampleAbi.abi()));
        String page = "before\n" + SupportTable.BEGIN + "\n| Linux on | run |\n|---|---|\n| ppc | in a museum |\n" + SupportTable.END + "\nafter\n";
        assertThat(table.into(page).lines()).containsExactly(
                "before",
                SupportTable.BEGIN,
                "| Linux on | calls: semantic | typed | number only | constants | records | ioctls | run |",
                "|---|--:|--:|--:|--:|--:|--:|---|",
                "| x86_64 | 0 | 0 | 2 | 3 | 2 | 1 | not yet |",
                "| ppc | 0 | 0 | 2 | 3 | 2 | 1 | in a museum |",
                SupportTable.END,
                "after");
        assertThat(table.into(table.into(page))).isEqualTo(table.into(page));
    }

    @Test
    void asksForAPlaceWhereThereIsNone() {
        var table = new SupportTable(counts(SampleAbi.abi()));
        assertThatThrownBy(() -> table.into("no marks")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(SupportTable.BEGIN);
    }

    @Test
    void theReadmeSaysWhatTheSpecsHold() throws IOException {
        assumeTrue(Files.exists(README), "the README is not beside this module");
        String page = Files.readString(README);
        Abi abi = AbiCompiler.compile("linux", SpecLibrary.bundled().under("linux"), SpecLibrary.bundled(), "x").abi().orElseThrow();
        assertThat(page).as("bring it up to date with: java -jar verify/target/abi.jar counts --into README.md")
                .isEqualTo(new SupportTable(counts(abi)).into(page));
    }

    private static List<ArchCounts> counts(Abi abi) {
        return abi.arches().stream().map(arch -> ArchCounts.of(abi, arch)).toList();
    }
}
