package dev.jsyscall.verify.unspecified;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.verify.view.HeaderView;
import dev.jsyscall.verify.view.OwnHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnspecifiedTest {
    private static final String SPEC = """
            header <linux/kettle.h>;
            flags KETTLE prefix KETTLE_ : u32 { WARM = 1; QUIET = 2; MAX = 3; }
            struct kettle { flags: u32; union inside { a: u32; b: u32; } }
            ioctl KETTLE_BREW = 0x4b01 (fd);
            """;

    @TempDir
    private Path folder;

    private HeaderView view = new HeaderView(Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    @BeforeEach
    void look() throws IOException {
        view = new OwnHeaders(folder).with("linux/kettle.h", """
                #define _KETTLE_OWN 1
                #define KETTLE_WARM 1
                #define KETTLE_QUIET 2
                #define KETTLE_MAX 3
                #define KETTLE_LOUD 4
                enum { KETTLE_TEA, KETTLE_TEA_GREEN, TEA_MAX, __TEA_LAST };
                #define _IO(t, n) (((t) << 8) | (n))
                #define KETTLE_BREW 0x4b01
                #define KETTLE_POUR _IO('K', 2)
                struct kettle { int flags; union inside { int a; int b; } inside; };
                struct lid { int a; };
                typedef struct { int a; } lid_t;
                """).view();
    }

    private Coverage coverage(String rules) {
        Abi abi = abi(rules);
        return Coverage.of(abi.arches().get(0), view, SpecifiedNames.of(abi), OmissionRule.of(abi), true);
    }

    private static Abi abi(String rules) {
        Compilation compilation = AbiCompiler.compile(
                "linux", List.of(new SourceFile("kettle.abi", SPEC + rules)), SpecLibrary.bundled(), "org.example");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }

    private static String left(Coverage coverage) {
        return String.join(" ", coverage.left().stream().map(ShownName::toString).sorted().toList());
    }

    @Test
    void whatNothingMentionsIsLeft() {
        Coverage coverage = coverage("");
        assertThat(left(coverage))
                .isEqualTo("KETTLE_LOUD KETTLE_POUR KETTLE_TEA KETTLE_TEA_GREEN TEA_MAX struct lid typedef lid_t");
        assertThat(coverage.counts(ShownName.Kind.CONSTANT)).isEqualTo(new Coverage.Counts(7, 3, 0));
        assertThat(coverage.counts(ShownName.Kind.IOCTL)).isEqualTo(new Coverage.Counts(2, 1, 0));
        assertThat(coverage.counts(ShownName.Kind.RECORD)).isEqualTo(new Coverage.Counts(4, 2, 0));
        assertThat(coverage.constants().percent()).isEqualTo(100.0 * 4 / 9);
    }

    @Test
    void rulesTakeWhatIsNotSpecified() {
        Coverage coverage = coverage("omit KETTLE_TEA*, *_MAX, KETTLE_POUR \"a\"; omit struct lid*, typedef lid_t, struct kettle* \"b\";");
        assertThat(left(coverage)).isEqualTo("KETTLE_LOUD");
        assertThat(coverage.constants()).isEqualTo(new Coverage.Counts(9, 4, 4));
        assertThat(coverage.needless()).isEmpty();
    }

    @Test
    void theRuleThatSaysMostCounts() {
        Coverage coverage = coverage("omit *_MAX, TEA_M*X, TEA_MAX \"a\";");
        assertThat(coverage.omitted().keySet().stream().map(rule -> rule.names().text())).containsExactly("TEA_MAX", "TEA_M*X", "*_MAX");
        assertThat(coverage.omitted().values().stream().map(names -> names.size())).containsExactly(1, 0, 0);
    }

    @Test
    void aRuleThatNamesWhatIsSpecifiedContradictsTheSpec() {
        Coverage coverage = coverage("omit KETTLE_WARM, KETTLE_Q*, struct kettle \"a\";");
        assertThat(coverage.needless().stream().map(rule -> rule.names().toString())).containsExactly("KETTLE_WARM", "struct kettle");
    }

    @Test
    void rulesForRecordsDoNotTakeConstants() {
        assertThat(left(coverage("omit struct *, union *, lid* \"a\";".replace("struct *", "struct K*").replace("union *", "union l*"))))
                .contains("KETTLE_LOUD", "struct lid", "typedef lid_t");
    }
}
