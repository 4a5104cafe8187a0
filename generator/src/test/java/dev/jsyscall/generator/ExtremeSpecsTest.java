package dev.jsyscall.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Specs that are too deep, too long or too large: they cost neither the stack nor the patience of whoever runs the compiler. */
class ExtremeSpecsTest {
    /** Half of what threads have as a rule. */
    private static final int STACK_BYTES = 512 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Compilation compile(String text) {
        var result = new CompletableFuture<Compilation>();
        var thread = new Thread(null, () -> result.completeAsync(() -> TestSpecs.compile(text), Runnable::run), "small stack", STACK_BYTES);
        thread.start();
        return assertTimeoutPreemptively(LIMIT, () -> get(result));
    }

    private static Compilation get(CompletableFuture<Compilation> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the compiler failed", e.getCause());
        }
    }

    private static String repeat(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    private static void tooDeep(String text) {
        assertThat(compile(text).diagnostics()).isNotEmpty().allMatch(d -> d.problem() == Problem.TOO_DEEP);
    }

    @Test
    void definitionsThatLeadThroughAThousandOthers() {
        tooDeep(repeat(1000, i -> "type a" + i + " = a" + (i + 1) + ";\n") + "type a1000 = u8;");
        tooDeep(repeat(1000, i -> "struct a" + i + " { x: a" + (i + 1) + "; }\n") + "struct a1000 { x: u8; }");
        tooDeep("ints A : u32 { " + repeat(1000, i -> "A" + i + " = A" + (i + 1) + " + 1;\n") + "A1000 = 0; }");
        String link = "ints G%1$d : u32 varies { A = sizeof(r%1$d); }\nstruct r%1$d { x: u8[G%2$d.A]; }\n";
        tooDeep(repeat(1000, i -> link.formatted(i, i + 1)) + "ints G1000 : u32 { A = 1; }");
    }

    @Test
    void expressionsAndNestingWithoutEnd() {
        tooDeep("ints A : u32 { X = " + "1 + ".repeat(20_000) + "1; }");
        tooDeep("ints A : u32 { X = " + "(".repeat(20_000) + "1; }");
        tooDeep("ints A : u32 { X = " + "~".repeat(20_000) + "1; }");
        tooDeep("struct a " + "{ struct ".repeat(20_000));
    }

    @Test
    void longListsAreFine() {
        assertThat(compile("enum A : u32 { " + repeat(5000, i -> "A" + i + " = " + i + ";\n") + "}").abi()).isPresent();
        assertThat(compile("struct a { " + repeat(5000, i -> "a" + i + ": u32;\n") + "}").abi()).isPresent();
        assertThat(compile("type x = u8" + "[1]".repeat(2000) + ";").abi()).isPresent();
    }

    @Test
    void sizesThatOverflow() {
        String most = "0x7fff_ffff_ffff_ffff";
        assertThat(compile("struct a { x: u64[" + most + "][" + most + "]; }").diagnostics()).extracting(Diagnostic::problem)
                .containsExactly(Problem.TOO_LARGE);
        assertThat(compile("struct a { x: u8[0x7fff_ffff]; y: u8[0x7fff_ffff]; }\nstruct b { x: a[2]; }").diagnostics())
                .extracting(Diagnostic::problem).containsExactly(Problem.TOO_LARGE);
        assertThat(compile("struct a { x: u8[0]; y: u8; }").abi()).isPresent();
    }

    @Test
    void afterAHundredErrorsItIsEnough() {
        Compilation compilation = compile(repeat(3000, i -> "struct a" + i + " { x: nothing" + i + "; }\n"));
        assertThat(compilation.abi()).isEmpty();
        assertThat(compilation.diagnostics()).hasSize(100);
    }

    @Test
    void emptyFilesAndFilesOfNothing() {
        assertThat(compile("").abi()).isPresent();
        assertThat(compile("\uFEFF\r\n\t// nothing\r\n").abi()).isPresent();
        assertThat(compile("\0\0\0").diagnostics()).isNotEmpty();
        assertThat(compile("}".repeat(1000)).diagnostics()).hasSizeBetween(1, 100);
    }
}
