package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

    @Test
    void timesReadAlike() {
        NanoTimed nano = new NanoTimed() {
            @Override
            public long sec() {
                return 2;
            }

            @Override
            public long nsec() {
                return 5;
            }
        };
        MicroTimed micro = new MicroTimed() {
            @Override
            public long sec() {
                return -1;
            }

            @Override
            public long usec() {
                return 7;
            }
        };
        NanoTimed32 nano32 = new NanoTimed32() {
            @Override
            public long sec() {
                return 3;
            }

            @Override
            public int nsec() {
                return 999_999_999;
            }
        };
        assertThat(nano.toDuration()).isEqualTo(Duration.ofSeconds(2, 5));
        assertThat(micro.toInstant()).isEqualTo(Instant.ofEpochSecond(-1, 7000));
        assertThat(nano32.toInstant()).isEqualTo(Instant.ofEpochSecond(3, 999_999_999));
    }
}
