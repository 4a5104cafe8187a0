package dev.jsyscall.verify.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(value("21523")).hasValue(21523L);
        assertThat(value("0x5413")).hasValue(0x5413L);
        assertThat(value("0X54_13")).hasValue(0x5413L);
        assertThat(value("0100")).hasValue(64L);
        assertThat(value("0o100")).hasValue(64L);
        assertThat(value("0b101")).hasValue(5L);
        assertThat(value("-100")).hasValue(-100L);
        assertThat(value("0xffffffffffffffff")).hasValue(-1L);
        assertThat(value("0")).hasValue(0L);
    }

    @Test
    void leavesNamesAlone() {
        assertThat(value("openat")).isEmpty();
        assertThat(value("0x")).isEmpty();
        assertThat(value("08")).isEmpty();
        assertThat(value("0x10000000000000000")).isEmpty();
        assertThat(value("")).isEmpty();
    }

    private static Optional<Long> value(String text) {
        return Number.parse(text).map(Number::value);
    }
}
