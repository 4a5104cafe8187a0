package dev.jsyscall.verify.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.generator.model.ConstantGroup.Kind;
import dev.jsyscall.verify.view.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindGuessTest {
    private static Run run(boolean enumerators, String texts) {
        var constants = new ArrayList<ShownConstant>();
        for (String text : texts.split(" ")) {
            long value = text.startsWith("1<<") ? 1 << Integer.parseInt(text.substring(3)) : Long.decode(text);
            constants.add(new ShownConstant("C" + constants.size(), text, new Place("a.h", 1), Map.of("x", value, "y", value)));
        }
        return new Run("", enumerators, List.copyOf(constants));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1 0x2 0x4 0x8, FLAGS, u32", "1 2 4 8, FLAGS, u32", "1<<0 1<<1, FLAGS, u32", "1<<30 1<<31 0x40, FLAGS, u32",
        "0x1 0x2 0x3, FLAGS, u32", "0x0 0x1 0x2 0x4, FLAGS, u32", "1 2 4 0x100000000, FLAGS, u64",
        "0 1 2 3, ENUM, u32", "1 2 3, ENUM, u32", "7 8 9, ENUM, u32", "-1 0 1, ENUM, s32",
        "1 5 9, INTS, u32", "64, INTS, u32", "3 3 4, INTS, u32", "5000000000 -1 7, INTS, s64"
    })
    void guessesFromValues(String texts, Kind kind, String width) {
        Run run = run(false, texts);
        assertThat(KindGuess.of(run)).isEqualTo(kind);
        assertThat(KindGuess.width(run, kind)).isEqualTo(width);
    }

    @Test
    void anEnumerationIsOneUnlessItIsFlags() {
        assertThat(KindGuess.of(run(true, "1 5 9"))).isEqualTo(Kind.ENUM);
        assertThat(KindGuess.of(run(true, "5 5 9"))).isEqualTo(Kind.ENUM);
        assertThat(KindGuess.of(run(true, "1 2 4 8"))).isEqualTo(Kind.FLAGS);
    }

    @Test
    void namesWithOneValueOnOneArchitectureAloneAreNoAliases() {
        var first = new ShownConstant("A", "", new Place("a.h", 1), Map.of("x", 1L, "y", 1L));
        var second = new ShownConstant("B", "", new Place("a.h", 2), Map.of("x", 1L, "y", 2L));
        assertThat(KindGuess.of(new Run("", true, List.of(first, second)))).isEqualTo(Kind.INTS);
    }
}
