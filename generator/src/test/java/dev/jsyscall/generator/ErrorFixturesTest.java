package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of a fixture says in a comment {@code //! message} what is wrong with it. Nothing else may be. */
class ErrorFixturesTest {
    private static final String MARK = " //! ";
    private static final String SYSTEM = "//os ";

    static List<SourceFile> fixtures() {
        return TestSpecs.errorFixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void saysWhatItExpects(SourceFile fixture) {
        Compilation compilation = compile(fixture);
        assertThat(compilation.abi()).isEmpty();
        assertThat(compilation.diagnostics().stream().map(d -> d.position().file() + ":" + d.position().line() + ": " + d.message()))
                .containsExactlyElementsOf(expected(fixture));
    }

    @Test
    void everyKindOfErrorHasAFixture() {
        Set<Problem> missing = EnumSet.allOf(Problem.class);
        for (SourceFile fixture : fixtures()) compile(fixture).diagnostics().forEach(d -> missing.remove(d.problem()));
        assertThat(missing).isEmpty();
    }

    private static Compilation compile(SourceFile fixture) {
        String first = fixture.text().lines().findFirst().orElse("");
        String os = first.startsWith(SYSTEM) ? first.substring(SYSTEM.length()).split(" ", 2)[0] : "linux";
        return AbiCompiler.compile(os, List.of(fixture), TestSpecs.library(), "com.example");
    }

    private static List<String> expected(SourceFile fixture) {
        var expected = new ArrayList<String>();
        List<String> lines = fixture.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(MARK, -1);
            for (int j = 1; j < parts.length; j++) expected.add(fixture.path() + ":" + (i + 1) + ": " + parts[j]);
        }
        return expected;
    }
}
