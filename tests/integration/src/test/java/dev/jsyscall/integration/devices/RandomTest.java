package dev.jsyscall.integration.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.random.RandomCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pool of chance. */
class RandomTest {
    @Test
    void itHoldsNoMoreThanProcSays() throws Exception {
        try (OwnedFd random = Device.open("/dev/random", "rdonly")) {
            // In one read(2): what is asked for by pieces, such files tell only once.
            int most = Integer.parseInt(Files.readAllLines(Path.of("/proc/sys/kernel/random/poolsize")).get(0));
            assertThat(RandomCalls.rndgetentcnt(random)).isBetween(1, most);
        }
    }
}
