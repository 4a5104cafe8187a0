package dev.jsyscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimedTest {
    /** A {@code timespec} without memory. */
    private static final class Nano implements NanoTimed {
        private long sec;
        private long nsec;

        @Override
        public long sec() {
            return sec;
        }

        @Override
        public long nsec() {
            return nsec;
        }

        @Override
        public Nano sec(long value) {
            sec = value;
            return this;
        }

        @Override
        public Nano nsec(long value) {
            nsec = value;
            return this;
        }
    }

    /** A {@code timeval} without memory. */
    private static final class Micro implements MicroTimed {
        private long sec;
        private long usec;

        @Override
        public long sec() {
            return sec;
        }

        @Override
        public long usec() {
            return usec;
        }

        @Override
        public Micro sec(long value) {
            sec = value;
            return this;
        }

        @Override
        public Micro usec(long value) {
            usec = value;
            return this;
        }
    }

    /** A {@code statx_timestamp} without memory. */
    private record Nano32(long sec, int nsec) implements NanoTimed32 {}

    @Test
    void timesReadAlike() {
        assertThat(new Nano().sec(2).nsec(5).toDuration()).isEqualTo(Duration.ofSeconds(2, 5));
        assertThat(new Micro().sec(-1).usec(7).toInstant()).isEqualTo(Instant.ofEpochSecond(-1, 7000));
        assertThat(new Nano32(3, 999_999_999).toInstant()).isEqualTo(Instant.ofEpochSecond(3, 999_999_999));
    }

    @Test
    void whatIsSetIsReadBack() {
        Nano nano = new Nano();
        nano.set(Duration.ofNanos(-1));
        assertThat(nano.sec()).isEqualTo(-1);
        assertThat(nano.nsec()).isEqualTo(999_999_999);
        assertThat(nano.toDuration()).isEqualTo(Duration.ofNanos(-1));
        nano.set(Instant.MAX);
        assertThat(nano.toInstant()).isEqualTo(Instant.MAX);
    }

    @Test
    void whatAMicrosecondCannotSayIsRefused() {
        Micro micro = new Micro();
        micro.set(Duration.ofNanos(-3000));
        assertThat(micro.toDuration()).isEqualTo(Duration.ofNanos(-3000));
        assertThatThrownBy(() -> micro.set(Duration.ofNanos(1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PT0.000000001S is not in whole microseconds; truncatedTo(ChronoUnit.MICROS) makes it so");
    }
}
