package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    @Test
    void everyStopIsReached(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("listed"), "123");
        Path report = Files.writeString(folder.resolve("report"), "what the headers say");
        Ran ran = Ran.of(new Tour(), folder.toString(), report.toString());
        assertThat(ran.text())
                .contains("what the headers say", "Linux " + System.getProperty("os.version"), "the machine is up for", "terminal ")
                .containsPattern("-rw\\S* +1 .* 3 .* listed")
                .contains("tick 3", "and says \"hello\"");
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.status()).isZero();
    }
}
