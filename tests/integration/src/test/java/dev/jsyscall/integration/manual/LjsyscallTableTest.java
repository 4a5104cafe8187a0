package dev.jsyscall.integration.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code LJSYSCALL.md} names tests that exist, and has a row for each of ljsyscall's. */
class LjsyscallTableTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| (.+?) \\| (.+?) \\|$");
    private static final Pattern TEST = Pattern.compile("^(\\w+Test)\\.(\\w+)");
    /** ljsyscall's tests in these suites, counted once. */
    private static final int TESTS = 236;

    @Test
    void everyRowNamesATestThatIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> wrong = new ArrayList<>();
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("LJSYSCALL.md"))).results()
                .filter(row -> !row.group(1).equals("test")).toList();
        for (MatchResult row : rows) {
            for (String name : row.group(2).split(", ")) {
                Matcher test = TEST.matcher(name);
                String source = test.find() ? sources.get(test.group(1)) : null;
                if (source == null || !source.contains("void " + test.group(2) + "(")) wrong.add(name + " is nowhere");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).hasSize(TESTS);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("runtime/linux", "tests/examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    assertThat(sources.put(name, Files.readString(file))).as("another %s", name).isNull();
                }
            }
        }
        return sources;
    }
}
