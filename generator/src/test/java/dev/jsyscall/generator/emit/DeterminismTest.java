package dev.jsyscall.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Generating twice gives the same bytes. Each time in a virtual machine of its own, since what may differ is fixed when one starts:
 * locale, time zone, encoding, the order of hashed collections.
 */
class DeterminismTest {
    @Test
    void nothingOutsideOfTheSpecsShows() throws IOException, InterruptedException {
        String plain = digest("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC", "-XX:hashCode=5");
        String odd = digest("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu", "-Dfile.encoding=ISO-8859-9",
                "-Dline.separator=\r\n", "-XX:hashCode=0");
        assertThat(plain).matches("[0-9a-f]{64} [1-9][0-9]*");
        assertThat(odd).isEqualTo(plain);
    }

    private static String digest(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.add(Digest.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
