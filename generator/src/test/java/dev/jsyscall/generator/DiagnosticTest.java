package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
    @Test
    void showsFileLineColumnMessageAndPlace() {
        assertThat(TestSpecs.compile("import linux.base;\n\nstruct a {\n    x: pear;\n}\n").render()).isEqualTo("""
                own.abi:4:8: error: there is no type, record or group `pear`
                    x: pear;
                       ^~~~
                """);
    }

    @Test
    void pointsBehindTheLineWhereASemicolonIsMissing() {
        assertThat(TestSpecs.compile("struct a {\n    x: u8\n    y: u8;\n}\n").render()).isEqualTo("""
                own.abi:2:10: error: `;` is missing before `y`
                    x: u8
                         ^
                """);
    }

    @Test
    void keepsTabsSoThatTheCaretStandsBelowThePlace() {
        assertThat(TestSpecs.compile("struct a {\n\tx: pear;\n}\n").render()).endsWith("\tx: pear;\n\t   ^~~~\n");
    }

    @Test
    void showsNoLineWhereThereIsNone() {
        var diagnostic = new Diagnostic(Problem.EMPTY_GROUP, new Position("a.abi", 3, 1), 1, "message", "");
        assertThat(diagnostic.render()).isEqualTo("a.abi:3:1: error: message");
    }

    @Test
    void staysInsideTheLine() {
        var diagnostic = new Diagnostic(Problem.EMPTY_GROUP, new Position("a.abi", 1, 3), 40, "message", "abcde");
        assertThat(diagnostic.render()).endsWith("abcde\n  ^~~");
    }

    @Test
    void severalFilesKeepTheirOrder() {
        Compilation compilation = AbiCompiler.compile(
                "linux",
                List.of(new SourceFile("b.abi", "type x = nothing;\ntype y = nothing;\n"), new SourceFile("a.abi", "type z = nothing;\n")),
                TestSpecs.library(), "com.example");
        assertThat(compilation.diagnostics()).extracting(d -> d.position().toString()).containsExactly("a.abi:1:10", "b.abi:1:10",
                "b.abi:2:10");
    }
}
