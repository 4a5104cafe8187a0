package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Function.ErrorRule;
import dev.jsyscall.generator.model.Function;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static Function function(String text) {
        return TestSpecs.abi(text).functions().findFirst().orElseThrow();
    }

    @Test
    void theCLibraryNeedsNoName() {
        Function f = function("/** Load. */ function getloadavg(loads: out double[count], count: int): int in \"libc\";");
        assertThat(f.library()).isEmpty();
        assertThat(f.symbols().any()).containsExactly("getloadavg");
        assertThat(f.error()).isEqualTo(ErrorRule.ERRNO);
        assertThat(f.man()).isEqualTo("getloadavg(3)");
        assertThat(f.variadicFrom()).isEmpty();
    }

    @Test
    void symbolsMayDifferAndHaveCandidates() {
        Function f = function("""
                function time(t: out long?): long in "libz.so.1" symbol "time" on 32-bit symbol "__time64", "time64";
                """);
        assertThat(f.library()).contains("libz.so.1");
        assertThat(f.symbols().on("wide").orElseThrow()).containsExactly("time");
        assertThat(f.symbols().on("narrow").orElseThrow()).containsExactly("__time64", "time64");
    }

    @Test
    void variadicArgumentsBeginBehindTheDots() {
        Function f = function("function printf(format: string, ..., a: int, b: double): int critical;");
        assertThat(f.variadicFrom()).hasValue(1);
        assertThat(f.signature()).isEqualTo("(format: string, ..., a: int, b: double): int");
        assertThat(f.critical()).isTrue();
        assertThat(function("function f(a: int, ...): int;").variadicFrom()).hasValue(1);
    }

    @Test
    void theErrorRuleFollowsFromTheResultUnlessWritten() {
        assertThat(function("function f(a: int): ptr;").error()).isEqualTo(ErrorRule.NULL);
        assertThat(function("function f(a: int);").error()).isEqualTo(ErrorRule.NONE);
        assertThat(function("function f(a: int): double;").error()).isEqualTo(ErrorRule.NONE);
        assertThat(function("function f(a: int): owned fd;").error()).isEqualTo(ErrorRule.ERRNO);
        assertThat(function("function f(a: int): int error returned;").error()).isEqualTo(ErrorRule.RETURNED);
    }
}
