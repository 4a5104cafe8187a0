package dev.jsyscall.verify.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CExpressionTest {
    private static final Map<String, CExpression> NAMES = Map.of("A", new CExpression("A", 4), "G_32", new CExpression("G.32BIT", 5));

    private static Optional<CExpression> read(String c) {
        return CExpression.read(c, name -> Optional.ofNullable(NAMES.get(name)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            1                    @ 1                  @ 1
            (0x10)               @ 0x10               @ 16
            0X1fUL               @ 0x1f               @ 31
            0644                 @ 0o644              @ 420
            00                   @ 0o0                @ 0
            4096ULL              @ 4096               @ 4096
            (1 << 3)             @ 1 << 3             @ 8
            ((1U<<3)|A)          @ (1 << 3) | A       @ 12
            1 + 2 * 3            @ 1 + 2 * 3          @ 7
            (1 + 2) * 3          @ (1 + 2) * 3        @ 9
            -1                   @ -1                 @ -1
            ~(A | 1)             @ ~(A | 1)           @ -6
            (A)                  @ A                  @ 4
            G_32 + 1             @ G.32BIT + 1        @ 6
            _BITUL(3)            @ 1 << 3             @ 8
            _BITULL(A) | 1       @ (1 << A) | 1       @ 17
            'W'                  @ 'W'                @ 87
            (1) | (2)            @ 1 | 2              @ 3
            6 & 3 ^ 1            @ 6 & 3 ^ 1          @ 3
            """)
    void saysWhatTheLanguageCanSay(String c, String text, long value) {
        assertThat(read(c)).contains(new CExpression(text, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "UNKNOWN", "(__u32)1", "sizeof(int)", "1 ? 2 : 3", "f(1)", "1 /", "(1", "1)", "1 << 64", "1 / 0", "\"text\"", "'\\n'", "1.5", "a.b",
        "0b2", "089"
    })
    void knowsWhatItCannotSay(String c) {
        assertThat(read(c)).isEmpty();
    }
}
