package dev.jsyscall.verify.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderViewTest {
    @TempDir
    private Path folder;

    @Test
    void seesIntegersAndNothingElse() throws IOException {
        HeaderView view = new OwnHeaders(folder).with("linux/a.h", """
                #ifndef A_H
                #define A_H
                #define NUMBER 0x10
                #define SHIFTED (1ULL << NUMBER)
                #define NEGATIVE (-5)
                #define LETTER 'a'
                #define SIZE sizeof(struct s)
                #define HANDLER ((void (*)(int))-1)
                typedef void (*handler_t)(int);
                #define TYPED_HANDLER ((handler_t)-1)
                #define TEXT "text"
                #define FRACTION 1.5
                #define TYPE unsigned int
                #define STATEMENT do { } while (0)
                #define UNBALANCED }
                #define UNKNOWN (nobody_declares_this)
                #define CALL(x) (x)
                #define variable a_variable
                extern int a_variable;
                #define GONE 1
                #undef GONE
                struct s { long l; };
                enum e { ZERO, FIVE = NUMBER - 11, SIX };
                #define FIVE FIVE
                #endif
                """).view();
        assertThat(view.macros().keySet())
                .containsExactlyInAnyOrder("NUMBER", "SHIFTED", "NEGATIVE", "LETTER", "SIZE", "HANDLER", "TYPED_HANDLER", "FIVE");
        assertThat(view.values()).containsEntry("SHIFTED", 0x10000L).containsEntry("NEGATIVE", -5L).containsEntry("LETTER", 97L)
                .containsEntry("SIZE", 8L).containsEntry("HANDLER", -1L).containsEntry("SIX", 6L);
        assertThat(view.records()).containsOnlyKeys("struct s");
        assertThat(view.macros().get("SHIFTED")).isEqualTo(new Macro("SHIFTED", "(1ULL << NUMBER)", new Place("linux/a.h", 4)));
    }

    @Test
    void headersThatClashAreSeenInUnitsOfTheirOwn() throws IOException {
        HeaderView view = new OwnHeaders(folder)
                .with("linux/a.h", "struct s { int a; };\n#define A 1\n")
                .with("linux/b.h", "struct s { int b; };\n#define B 2\n")
                .with("linux/c.h", "struct s { int c; };\n#define C 3\n")
                .with("linux/d.h", "#error not to be included\n#define D 4\n")
                .with("linux/e.h", "struct unfinished u;\nunknown_t v;\n#define E 5\n").view();
        assertThat(view.values()).containsEntry("A", 1L).containsEntry("B", 2L).containsEntry("C", 3L).doesNotContainKeys("D", "E");
        assertThat(view.broken()).containsOnlyKeys("linux/d.h", "linux/e.h");
        assertThat(view.broken().get("linux/d.h")).contains("not to be included");
        assertThat(view.records().get("struct s").members().get(0).name()).isEqualTo("a");
    }

    @Test
    void knowsWhoIncludedAHeaderFirst() throws IOException {
        HeaderView view = new OwnHeaders(folder)
                .with("linux/a.h", "#include <linux/deep/inner.h>\n#define A 1\n")
                .with("linux/b.h", "#include <linux/deep/inner.h>\n#define B 2\n")
                .with("linux/deep/inner.h", "#ifndef I\n#define I\n#define INNER 3\n#endif\n").view();
        assertThat(view.macros().get("INNER").place().header()).isEqualTo("linux/deep/inner.h");
        assertThat(view.includers()).containsEntry("linux/deep/inner.h", "linux/a.h").containsEntry("linux/b.h", "linux/b.h");
    }

    @Test
    void headersOfOtherArchitecturesAreNobodys() throws IOException {
        var own = new OwnHeaders(folder).with("linux/a.h", "").with("other-linux-gnu/asm/b.h", "").with("asm-generic/c.h", "")
                .with("asm/d.h", "");
        assertThat(new KernelHeaders(java.util.List.of(own.folder())).all()).containsExactly("asm/d.h", "linux/a.h");
    }
}
