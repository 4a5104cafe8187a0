package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What processes and threads have used. */
class UsageTest {
    @Test
    void processorTimeHasBeenUsed() throws Exception {
        Usage usage = Usage.self();
        assertThat(usage.total()).isPositive();
        assertThat(usage.total()).isEqualTo(usage.user().plus(usage.system()));
        assertThat(usage.peakBytes()).as("a virtual machine has megabytes").isGreaterThan(1 << 20);
        assertThat(Usage.thread().total()).isLessThanOrEqualTo(Usage.self().total());
    }

    @Test
    void childrenCountWhenTheyWereWaitedFor() throws Exception {
        Usage before = Usage.children();
        try (Child child = Spawn.of("/bin/true").start()) {
            child.await();
        }
        assertThat(Usage.children().minorFaults()).isGreaterThan(before.minorFaults());
    }
}
