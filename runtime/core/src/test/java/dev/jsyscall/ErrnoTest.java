package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void isAValueWithNameAndText() {
        assertThat(Errno.of(2)).isEqualTo(new Errno(2)).hasToString("ENOENT: No such file or directory");
        assertThat(Errno.of(11).name()).isEqualTo("EAGAIN");
        assertThat(Errno.of(4711)).hasToString("errno 4711: Unknown error 4711");
    }

    @Test
    void exceptionsNameTheCallItsArgumentsAndTheReason() {
        ErrnoException e = ErrnoException.of(-2, "open", "/no/such", 0);
        assertThat(e).hasMessage("open(\"/no/such\", 0): No such file or directory (ENOENT)");
        assertThat(e.errno().number()).isEqualTo(2);
        assertThat(e.is(2)).isTrue();
        assertThat(e.is(9)).isFalse();
        assertThat(e.call()).isEqualTo("open");
    }
}
