package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs start where clone3 is refused too, as containers and emulators do: by clone, and the child takes its handlers away itself. */
class WithoutClone3Test {
    private boolean before;

    @BeforeEach
    void refuse() {
        assumeTrue(Platform.transport().equals("stub"), "posix_spawn uses what it likes");
        before = MachineCodeSpawn.withoutClone3;
        MachineCodeSpawn.withoutClone3 = true;
    }

    @AfterEach
    void restore() {
        MachineCodeSpawn.withoutClone3 = before;
    }

    @Test
    void aProgramRunsAndEnds() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Child child = Run.shell("exit " + i).start()) {
                assertThat(child.await().code()).isEqualTo(i);
            }
        }
    }

    @Test
    void noHandlerAndNoMaskIsLeft() throws Exception {
        assertThat(Run.output(Spawn.of("/bin/cat", "/proc/self/status")))
                .contains("SigBlk:\t0000000000000000").contains("SigCgt:\t0000000000000000");
    }

    @Test
    void failuresAreTold() {
        assertThatThrownBy(() -> Spawn.of("/no/such/program").start())
                .isInstanceOfSatisfying(SpawnException.class, e -> assertThat(e.is(E.NOENT)).isTrue());
        assertThatThrownBy(() -> Spawn.of("/bin/true").cwd("/no/such/folder").start())
                .isInstanceOfSatisfying(SpawnException.class, e -> assertThat(e.call()).isEqualTo("chdir"));
    }

    @Test
    void thisProcessKeepsItsHandlers() throws Exception {
        String before = caught();
        Run.output(Spawn.of("/bin/true"));
        assertThat(caught()).isEqualTo(before);
    }

    private static String caught() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigCgt")).findFirst().orElseThrow();
    }
}
