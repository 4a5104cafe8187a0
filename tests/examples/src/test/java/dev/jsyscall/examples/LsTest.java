package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.Fs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LsTest {
    private static List<String> lines(String path) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Ls.list(path, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void everyEntryHasALine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("file"), "12345");
        Fs.chmod(folder + "/file", 0_4640);
        Files.createDirectory(folder.resolve("directory"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        List<String> lines = lines(folder.toString());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("d.* directory");
        assertThat(lines.get(1)).matches("-rwSr----- +1 +\\d+ +\\d+ +5 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d file");
        assertThat(lines.get(2)).matches("l.* link -> file");
    }

    @Test
    void devicesTellTheirNumbers() throws Exception {
        assertThat(lines("/dev")).anyMatch(line -> line.matches("crw-rw-rw-.* 1, 5 .* zero"));
    }
}
