package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.AbiCompiler;
import dev.jsyscall.generator.Compilation;
import dev.jsyscall.generator.SourceFile;
import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.Constant;
import dev.jsyscall.generator.model.Ioctl;
import dev.jsyscall.generator.model.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file says once where its declarations exist. */
class ExistenceTest {
    private static final String DECLARATIONS = """
            ints N : u32 { ONE = 1; TWO = 2 varies; }
            struct s { a: u32; b: ulong; }
            struct t varies { a: u8; }
            ioctl I = 5 (fd, in s);
            ioctl J = _IOR('j', 1, t) (fd, out t);
            ioctl K = 6 (fd) varies;
            type word_t = ulong;
            """;

    private static Constant constant(Abi abi, String name) {
        return abi.group("N").orElseThrow().constant(name).orElseThrow();
    }

    private static Ioctl ioctl(Abi abi, String name) {
        return abi.ioctls().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    private static RecordType record(Abi abi, String name) {
        return abi.record(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"only on wide;", "absent on narrow, tight;", "absent on 32-bit;"})
    void elsewhereNothingOfItExists(String line) {
        Abi abi = TestSpecs.abi(line + "\n" + DECLARATIONS);
        for (String name : List.of("ONE", "TWO")) assertThat(constant(abi, name).values().byArch()).containsOnlyKeys("wide");
        for (String name : List.of("s", "t")) assertThat(record(abi, name).layouts().byArch()).containsOnlyKeys("wide");
        for (String name : List.of("I", "J", "K")) assertThat(ioctl(abi, name).requests().byArch()).containsOnlyKeys("wide");
    }

    @Test
    void whatIsEqualWhereverItExistsDoesNotVary() {
        Abi abi = TestSpecs.abi("absent on narrow;\n" + DECLARATIONS);
        assertThat(constant(abi, "ONE").varies()).isFalse();
        assertThat(constant(abi, "ONE").values().byArch()).containsOnlyKeys("tight", "wide").containsValue(1L);
        assertThat(ioctl(abi, "I").varies()).isFalse();
    }

    @Test
    void anOverrideGivesWhatIsAbsentOtherwise() {
        Abi abi = TestSpecs.abi("only on wide;\n" + DECLARATIONS + """
                on narrow {
                    override N { TWO = 4; }
                    override struct t { a: u8; b: u8; }
                    override ioctl K = 7;
                }
                on wide { override N { TWO = absent; } }
                """);
        assertThat(constant(abi, "TWO").values().byArch()).hasSize(1).containsEntry("narrow", 4L);
        assertThat(record(abi, "t").layouts().on("narrow").orElseThrow().size()).isEqualTo(2);
        assertThat(record(abi, "t").layouts().byArch()).containsOnlyKeys("narrow", "wide");
        assertThat(ioctl(abi, "J").requests().byArch()).containsOnlyKeys("wide");
        assertThat(ioctl(abi, "K").requests().byArch()).containsEntry("narrow", 7L).containsEntry("wide", 6L).hasSize(2);
    }

    @Test
    void whatItIsMadeOfMayBeAbsentTooIfItVaries() {
        Abi abi = TestSpecs.abi("import linux.base;\nabsent on tight;\nints N : u32 { RARE = V.RARE; }");
        assertThat(constant(abi, "RARE").values().byArch()).containsOnlyKeys("narrow");
    }

    @Test
    void typesAreOnlyNames() {
        Abi abi = TestSpecs.abi("only on wide;\n" + DECLARATIONS + "on narrow { override struct t { a: word_t; } }");
        assertThat(record(abi, "t").layouts().on("narrow").orElseThrow().size()).isEqualTo(4);
    }

    @Test
    void anArchitectureSaysThatItHasOrLacksAFile() {
        Abi abi = withArch("has own;\nlacks other;\n");
        assertThat(constant(abi, "ONE").values().byArch()).containsOnlyKeys("wide", "new");
        assertThat(record(abi, "s").layouts().byArch()).containsOnlyKeys("wide", "new");
        assertThat(record(abi, "else").layouts().byArch()).containsOnlyKeys("narrow", "tight", "wide");
        assertThat(constant(withArch(""), "ONE").values().byArch()).containsOnlyKeys("wide");
        assertThat(record(withArch(""), "else").layouts().byArch()).containsOnlyKeys("narrow", "new", "tight", "wide");
    }

    @Test
    void anArchitecturesFileMayNameFilesThatACompilationDoesNotNeed() {
        Abi abi = withArch("has linux.elsewhere;\n");
        assertThat(abi.arch("new")).isPresent();
    }

    private static Abi withArch(String presence) {
        var own = List.of(
                new SourceFile("own.abi", "only on wide;\n" + DECLARATIONS),
                new SourceFile("other.abi", "struct else { a: u8; }"),
                new SourceFile("linux/arch/new.abi", presence + """
                        abi linux new { java "new"; triple "new-linux-gnu"; headers "new"; data lp64 little; use numbers common; }
                        """));
        Compilation compilation = AbiCompiler.compile("linux", own, TestSpecs.library(), "com.example.own");
        return compilation.abi().orElseThrow(() -> new AssertionError(compilation.render()));
    }
}
