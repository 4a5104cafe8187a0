package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    @Test
    void everyStopIsReached(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("listed"), "123");
        Path report = Files.writeString(folder.resolve("report"), "what the headers say");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            Tour.main(new String[] {folder.toString(), report.toString()});
        } finally {
            System.setOut(before);
        }
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("what the headers say", "Linux " + System.getProperty("os.version"), "the machine is up for", "terminal ")
                .containsPattern("-rw\\S* +1 .* 3 .* listed")
                .contains("tick 3", "and says \"hello\"");
    }
}
