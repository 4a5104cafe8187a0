package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.process.SpawnException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new process becomes a program, or tells its parent why it could not. */
@Tag("abi")
class SpawnTest {
    @Test
    @SinceLinux("5.4")
    void aProgramStartsAndEnds() throws Exception {
        assumeTrue(System.getProperty("jsyscall.emulator") == null, "the emulator starts no other programs");
        try (Child child = Spawn.of("/bin/sh", "-c", "exit $CODE").env("CODE", "42").cwd("/").start()) {
            assertThat(child.await().code()).isEqualTo(42);
        }
    }

    @Test
    void aProgramThatIsNotThereIsTold() {
        assumeFailuresAreTold();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> Spawn.of("/no/such/program").start())
                    .isInstanceOfSatisfying(SpawnException.class, e -> assertThat(e.is(E.NOENT)).isTrue());
        }
    }

    private static void assumeFailuresAreTold() {
        assumeTrue(System.getProperty("jsyscall.emulator") == null || Platform.transport().equals("stub"),
                "the C library's posix_spawn tells of failures through shared memory, which children of the emulator do not have");
    }

    @Test
    void aStepThatFailsIsTold() {
        assumeFailuresAreTold();
        assertThatThrownBy(() -> Spawn.of("/bin/true").cwd("/no/such/folder").newSession().start())
                .isInstanceOfSatisfying(SpawnException.class, e -> assertThat(e.is(E.NOENT)).isTrue());
    }
}
