package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.linux.file.PipePair;
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
        Ran ran = Ran.of(new Cat(), in.toString(), "/proc/sys/kernel/ostype");
        assertThat(ran.output()).startsWith(data).endsWith("Linux\n".getBytes(StandardCharsets.US_ASCII)).hasSize(data.length + 6);
        assertThat(ran.status()).isZero();
    }

    @Test
    void aMissingFileDoesNotKeepTheOthersAway() throws Exception {
        Ran ran = Ran.of(new Cat(), "/none", "/proc/sys/kernel/ostype");
        assertThat(ran.text()).isEqualTo("Linux\n");
        assertThat(ran.errors()).isEqualTo("Cat: openat(AT_FDCWD, \"/none\", rdonly,cloexec, 0): No such file or directory (ENOENT)\n");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void withoutArgumentsOrForAHyphenItIsStandardInput() throws Exception {
        assertThat(catFrom("hello").text()).isEqualTo("hello");
        assertThat(catFrom("hello", "/proc/sys/kernel/ostype", "-").text()).isEqualTo("Linux\nhello");
    }

    private static Ran catFrom(String input, String... arguments) throws Exception {
        try (PipePair pipe = PipePair.open()) {
            pipe.writeEnd().writeString(input);
            pipe.writeEnd().close();
            Cat cat = new Cat();
            cat.in = pipe.readEnd();
            return Ran.of(cat, arguments);
        }
    }
}
