package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual shows is in the language: each example compiles as a file of its own beside the bundled specs. */
class ManualTest {
    private static final Path MANUAL = Path.of("..", "abi-specs", "README.md");
    private static final Pattern EXAMPLE = Pattern.compile("^```abi\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SYSTEM = Pattern.compile("^abi (\\w+)", Pattern.MULTILINE);

    @Test
    void itsExamplesCompile() throws IOException {
        assumeTrue(Files.exists(MANUAL), "the manual is not beside this module");
        List<String> examples = examples(Files.readString(MANUAL));
        assertThat(examples).hasSizeGreaterThan(10);
        SpecLibrary bundled = SpecLibrary.bundled();
        for (String example : examples) {
            Matcher system = SYSTEM.matcher(example);
            String os = system.find() ? system.group(1) : "linux";
            Compilation compilation =
                    AbiCompiler.compile(os, List.of(new SourceFile("example.abi", example)), bundled, "com.example");
            assertThat(compilation.render()).as(example).isEmpty();
        }
    }

    private static List<String> examples(String manual) {
        var examples = new ArrayList<String>();
        Matcher matcher = EXAMPLE.matcher(manual);
        while (matcher.find()) examples.add(matcher.group(1));
        return examples;
    }
}
