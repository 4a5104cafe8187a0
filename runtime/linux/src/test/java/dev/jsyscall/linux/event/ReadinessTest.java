package dev.jsyscall.linux.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.file.PipePair;
import dev.jsyscall.linux.testing.Fails;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final int NOBODYS = 99_999;

    @Test
    void aPipeIsReadyWhenSomethingIsInIt() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            assertThat(Readiness.await(pipe.readEnd(), Duration.ZERO)).isFalse();
            assertThat(Readiness.await(pipe.readEnd(), Duration.ofSeconds(-1))).as("a time that is over").isFalse();
            pipe.writeEnd().write(new byte[1]);
            assertThat(Readiness.await(pipe.readEnd(), Duration.ZERO)).isTrue();
        }
    }

    @Test
    void aNumberThatIsNotOpenIsNeverReady() {
        Fails.with(() -> Readiness.await(BorrowedFd.of(NOBODYS), Duration.ofSeconds(1)), E.BADF);
    }
}
