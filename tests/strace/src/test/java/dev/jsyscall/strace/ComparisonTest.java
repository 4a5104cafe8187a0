package dev.jsyscall.strace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.SpecLibrary;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.strace.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes in a spec are found: here are some, and what strace would show. */
class ComparisonTest {
    private static final String SPEC = """
            import linux.types;
            flags RIGHT prefix RIGHT_ : u32 { A = 1; B = 2; }
            flags OTHER prefix OTHER_ : u32 { A = 1; }
            struct pair prefix p_ { first: u32; second: u64 in RIGHT; }
            syscall openat2(fd: fd, path: path, flags: RIGHT, how: in pair, size: sizeof how);
            """;

    @Test
    void whatIsShownAsItWasPassedIsEqual() {
        assertThat(kinds("1879048192, \"/nonexistent/path\", RIGHT_A, {p_first=4352, p_second=RIGHT_A}, 16")).containsOnly(Kind.EQUAL);
    }

    @Test
    void anotherGroupsNameIsWrong() {
        assertThat(of("3, \"\", OTHER_A, NULL, 16", "flags").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", OTHER_A, NULL, 16", "flags").detail()).contains("not in RIGHT");
    }

    @Test
    void aNameThatNoSpecHasIsWrong() {
        assertThat(of("3, \"\", RIGHT_NEW, NULL, 16", "flags").kind()).isEqualTo(Kind.WRONG);
    }

    @Test
    void anotherValueIsWrong() {
        assertThat(of("3, \"\", RIGHT_B, NULL, 16", "flags").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", RIGHT_B, NULL, 16", "fd").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", RIGHT_B, NULL, 16", "path").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", RIGHT_B, NULL, 24", "size").kind()).isEqualTo(Kind.WRONG);
    }

    @Test
    void anotherMemberOrValueInARecordIsWrong() {
        assertThat(of("3, \"\", 1, {p_third=1}, 16", "how.p_third").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", 1, {p_first=1}, 16", "how.first").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", 1, {p_second=OTHER_A}, 16", "how.second").kind()).isEqualTo(Kind.WRONG);
    }

    @Test
    void aNameForANumberIsNoticed() {
        assertThat(of("3, \"\", 1, {p_first=RIGHT_A|0x10ff}, 16", "how.first").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", 1, {p_first=RIGHT_A|0x1100}, 16", "how.first").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", 1, {p_first=RIGHT_B<<8|0x1000|0x100|0x40}, 16", "how.first").kind()).isEqualTo(Kind.WRONG);
        assertThat(of("3, \"\", 1, {p_first=RIGHT_A<<12|0x100}, 16", "how.first").kind()).isEqualTo(Kind.NAMED);
    }

    @Test
    void aBareNumberIsNeither() {
        assertThat(of("3, \"\", 0x1, 0x7f00, 16", "flags").kind()).isEqualTo(Kind.BARE);
        assertThat(of("3, \"\", 0x1, 0x7f00, 16", "how").kind()).isEqualTo(Kind.BARE);
    }

    private static List<Kind> kinds(String arguments) {
        return findings(arguments).stream().map(Finding::kind).toList();
    }

    private static Finding of(String arguments, String place) {
        return findings(arguments).stream().filter(f -> f.place().equals("openat2." + place)).findFirst().orElseThrow();
    }

    private static List<Finding> findings(String arguments) {
        Compilation compilation = AbiCompiler.compile("linux", List.of(new SourceFile("mine.abi", SPEC)), SpecLibrary.bundled(), "x");
        Abi abi = compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
        var arch = abi.arch("x86_64").orElseThrow();
        Trial first = Trials.of(abi, arch).get(0);
        List<Shown> shown = TraceReader.arguments("openat2(" + arguments + ") = -1");
        return Comparison.of(first, new Outcome(-1, List.of()), shown, new Sizes(abi, arch), new Names(abi, arch));
    }
}
