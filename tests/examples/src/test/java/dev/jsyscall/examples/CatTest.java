package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.OpenFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatTest {
    @Test
    void filesComeOneBehindTheOther(@TempDir Path folder) throws Exception {
        byte[] data = new byte[300_000];
        new Random(3).nextBytes(data);
        Path in = Files.write(folder.resolve("in"), data);
        try (OpenFile out = OpenFile.open(folder + "/out", "wronly, creat, excl, cloexec", "rw-r--r--")) {
            Cat.cat(in.toString(), out);
            Cat.cat("/proc/sys/kernel/ostype", out);
        }
        byte[] written = Files.readAllBytes(folder.resolve("out"));
        assertThat(written).startsWith(data).endsWith("Linux\n".getBytes(StandardCharsets.US_ASCII)).hasSize(data.length + 6);
    }
}
