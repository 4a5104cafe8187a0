package dev.jsyscall.generator.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.TestSpecs;
import dev.jsyscall.generator.emit.JavaEmitter;
import dev.jsyscall.generator.model.Abi;
import dev.jsyscall.generator.model.NamePattern;
import dev.jsyscall.generator.model.NamePattern.Kind;
import dev.jsyscall.generator.model.Omission;
import dev.jsyscall.generator.model.Subsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmissionsTest {
    private static final String RULES = """
            omit *_MAX, IF_802_3*, 802*, struct apm_*, union ioctl, typedef dead_t, omit_* "ends of ranges";
            """;

    @Test
    void keepPatternsAndTheReason() {
        Abi abi = TestSpecs.abi(RULES);
        assertThat(abi.subsystems().stream().flatMap(s -> s.omissions().stream()).toList()).singleElement().satisfies(omission -> {
            assertThat(omission.reason()).isEqualTo("ends of ranges");
            assertThat(omission.rules().stream().map(Omission.Rule::names)).containsExactly(
                    new NamePattern(Kind.CONSTANT, "*_MAX"), new NamePattern(Kind.CONSTANT, "IF_802_3*"),
                    new NamePattern(Kind.CONSTANT, "802*"), new NamePattern(Kind.STRUCT, "apm_*"),
                    new NamePattern(Kind.UNION, "ioctl"), new NamePattern(Kind.TYPEDEF, "dead_t"),
                    new NamePattern(Kind.CONSTANT, "omit_*"));
            assertThat(omission.rules().get(3).names()).hasToString("struct apm_*");
            assertThat(omission.rules().get(3).position().column()).isEqualTo(30);
        });
    }

    @Test
    void generateNoJava() {
        String declared = "flags F : u32 { A = 1; }\n";
        assertThat(JavaEmitter.emit(TestSpecs.abi(declared + RULES))).isEqualTo(JavaEmitter.emit(TestSpecs.abi(declared)));
        Abi rulesAlone = TestSpecs.abi(RULES);
        assertThat(rulesAlone.subsystems()).anyMatch(Subsystem::own);
        assertThat(JavaEmitter.emit(rulesAlone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A_MAX, A_MAX, true", "A_MAX, A_MAXIMUM, false", "*_MAX, A_MAX, true", "*_MAX, _MAX, true", "*_MAX, A_MAX2, false",
        "A_*_MAX, A_B_C_MAX, true", "A_*_MAX, A_MAX, false", "A*MAX, AMAX, true", "*A*, BAB, true", "*a*, BAB, false"
    })
    void anAsteriskIsAnyLetters(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(Kind.CONSTANT, pattern).regex().matcher(name).matches()).isEqualTo(matches);
    }

    @Test
    void aNameWithoutAnAsteriskIsItselfAlone() {
        assertThat(new NamePattern(Kind.CONSTANT, "A_MAX").exact()).isTrue();
        assertThat(new NamePattern(Kind.CONSTANT, "A_*").exact()).isFalse();
    }
}
