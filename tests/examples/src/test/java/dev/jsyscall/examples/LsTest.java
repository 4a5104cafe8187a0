package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.Fs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LsTest {
    @TempDir
    Path folder;

    private static List<String> lines(String... paths) throws Exception {
        Ran ran = Ran.of(new Ls(), paths);
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.status()).isZero();
        return ran.lines();
    }

    @Test
    void everyEntryHasALine() throws Exception {
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

    @Test
    void filesAreListedToo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        assertThat(lines(file.toString())).singleElement().asString().endsWith(" " + file);
        assertThat(lines(file.toString(), folder.toString()))
                .satisfiesExactly(line -> assertThat(line).endsWith(" " + file), line -> assertThat(line).isEqualTo(folder + ":"),
                        line -> assertThat(line).endsWith(" file"));
    }

    @Test
    void aMissingFileDoesNotKeepTheOthersAway() throws Exception {
        Files.createFile(folder.resolve("file"));
        Ran ran = Ran.of(new Ls(), folder + "/none", folder.toString());
        assertThat(ran.lines()).hasSize(2).last().asString().endsWith(" file");
        assertThat(ran.errors()).startsWith("Ls: ").contains("/none", "ENOENT").hasLineCount(1);
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void whatVanishesMeanwhileIsLeftOut() throws Exception {
        Files.createFile(folder.resolve("stays"));
        AtomicBoolean enough = new AtomicBoolean();
        FutureTask<Void> comingAndGoing = new FutureTask<>(() -> {
            while (!enough.get()) {
                for (int i = 0; i < 20; i++) Files.createFile(folder.resolve("brief" + i));
                for (int i = 0; i < 20; i++) Files.delete(folder.resolve("brief" + i));
            }
            return null;
        });
        Thread.ofPlatform().start(comingAndGoing);
        try {
            for (int i = 0; i < 200; i++) assertThat(lines(folder.toString())).last().asString().endsWith(" stays");
        } finally {
            enough.set(true);
            comingAndGoing.get();
        }
    }
}
