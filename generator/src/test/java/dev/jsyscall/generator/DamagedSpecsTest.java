package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** However a spec is damaged, it ends in diagnostics or in a valid model: never in an exception, never in a hang. */
class DamagedSpecsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");
    private static final Pattern CHARACTER = Pattern.compile("(?s).");
    /** What may be put anywhere; the larger ones ask for sizes, shifts and nesting that nobody wants computed. */
    private static final List<String> SPLINTERS = List.of(
            "{", "}", "(", ")", "[", "]", ";", ":", ",", "=", "?", "..", "...", "/*", "*/", "/**", "//", "\"", "\"\"\"", "'", "0x", "0",
            "-1", "0xffffffffffffffff", "0x7fffffff", "99999999999999999999", " << 64", " / 0", "-", "~", "|", "struct", "union", "flags",
            "override", "absent", "varies", "alias", "on", "in", "sizeof", "halves", "const", "abi", "é", "\0", "\r", "\uFEFF",
            "(((((((((((((((((((((((((((((", "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
            "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~");

    private static final SpecLibrary BUNDLED = SpecLibrary.bundled();
    private static final List<SourceFile> REAL = BUNDLED.under("linux");
    private static final List<SourceFile> FIXTURES = TestSpecs.errorFixtures();
    private static final List<SourceFile> SMALL = TestSpecs.library().files();

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void realSpecs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int blows) {
        var random = new Random(seed);
        ends(damaged(pick(REAL, random), random, blows), BUNDLED);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void smallSpecs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int blows) {
        var random = new Random(seed);
        ends(damaged(pick(SMALL, random), random, blows), TestSpecs.library());
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void fixtures(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int blows) {
        var random = new Random(seed);
        ends(damaged(pick(FIXTURES, random), random, blows), TestSpecs.library());
    }

    private static void ends(SourceFile damaged, SourceResolver imports) {
        Compilation compilation = assertTimeoutPreemptively(
                LIMIT, () -> AbiCompiler.compile("linux", List.of(damaged), imports, "com.example"), damaged::text);
        assertThat(compilation.abi().isPresent()).isEqualTo(compilation.diagnostics().isEmpty());
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            assertThat(diagnostic.message()).isNotBlank().doesNotContain("%s", "Optional[", "Exception");
            assertThat(diagnostic.position().line()).isPositive();
            assertThat(diagnostic.position().column()).isPositive();
            assertThat(diagnostic.render()).contains(diagnostic.message());
        }
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static SourceFile damaged(SourceFile file, Random random, int blows) {
        String text = file.text();
        for (int i = 0; i < blows && !text.isEmpty(); i++) text = blow(text, random);
        return new SourceFile(file.path(), text);
    }

    private static String blow(String text, Random random) {
        if (random.nextInt(12) == 0) return text.substring(0, random.nextInt(text.length()));
        List<String> parts = parts(text, pick(List.of(TOKEN, TOKEN, TOKEN, CHARACTER, LINE), random));
        int at = random.nextInt(parts.size());
        int other = random.nextInt(parts.size());
        switch (random.nextInt(6)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            case 2 -> parts.set(at, parts.set(other, parts.get(at)));
            case 3 -> parts.set(at, parts.get(other));
            case 4 -> parts.set(at, pick(SPLINTERS, random));
            default -> parts.add(at, pick(SPLINTERS, random));
        }
        return String.join("", parts);
    }

    private static List<String> parts(String text, Pattern part) {
        var parts = new ArrayList<String>();
        Matcher matcher = part.matcher(text);
        while (matcher.find()) parts.add(matcher.group());
        return parts;
    }
}
