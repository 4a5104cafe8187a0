package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import org.junit.jupiter.api.Test;

/** Without machine code some things cannot be asked for; SpawnTest says what can. */
class PosixSpawnTest {
    @Test
    void whatItCannotDoIsRefusedInASentence() {
        assumeTrue(Platform.transport().equals("libc"), "machine code is in use");
        assertThatThrownBy(() -> Spawn.of("/bin/true").umask(022).user(1).user(2).start()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("processes start through posix_spawn here, because machine code is refused or switched off, and it cannot"
                        + " set the umask or set a user");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        assumeTrue(Platform.transport().equals("libc"), "machine code is in use");
        assertThatThrownBy(() -> Spawn.of("/bin/true").cwd("/no/such").start()).isInstanceOf(SpawnException.class)
                .hasMessage("chdir(\"/no/such\") on the way to \"/bin/true\": No such file or directory (ENOENT)");
    }
}
