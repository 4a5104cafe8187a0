package dev.jsyscall.verify.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixesTest {
    @ParameterizedTest
    @CsvSource({
        "A_ONE A_TWO, A_", "A_B_ONE A_B_TWO, A_B_", "A_ONE A_ON, A_", "A_B A_BC, A_", "ONE TWO, ''", "A_ A_B, ''", "A_64 A_32, ''",
        "A_64BIT A_X, A_", "A_0x1 A_X, ''", "A_B_1 A_B_2, A_", "A_B, A_"
    })
    void ofConstantsLeavesNames(String names, String prefix) {
        assertThat(Prefixes.ofConstants(List.of(names.split(" ")))).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({"l_type l_whence, l_", "flags flags_2, ''", "st_1 st_2, ''", "alone_one, ''", "a_b_c a_b_d, a_b_"})
    void ofMembersLeavesNamesThatBeginWithALetter(String names, String prefix) {
        assertThat(Prefixes.ofMembers(List.of(names.split(" ")))).isEqualTo(prefix);
    }
}
