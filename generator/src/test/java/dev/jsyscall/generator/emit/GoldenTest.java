package dev.jsyscall.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small specs become exactly the files that people once read and found good. After a change that is meant, run with {@code
 * -Dgolden.update=true} and read the difference.
 */
class GoldenTest {
    static List<String> names() {
        return GoldenSpecs.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void becomesTheExpectedFiles(String name) throws IOException {
        Map<String, String> emitted = GoldenSpecs.emitted(name);
        if (Boolean.getBoolean("golden.update")) update(name, emitted);
        Map<String, String> expected = GoldenSpecs.expected(name);
        assertThat(emitted.keySet()).isEqualTo(expected.keySet());
        emitted.forEach((path, text) -> assertThat(text).as(path).isEqualTo(expected.get(path)));
    }

    private static void update(String name, Map<String, String> emitted) throws IOException {
        Path folder = GoldenSpecs.expectedFolder(name);
        for (String path : GoldenSpecs.expected(name).keySet()) Files.delete(folder.resolve(path));
        for (Map.Entry<String, String> file : emitted.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
