package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.ForkedJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process becomes another program. */
class ExecTest {
    /** Becomes a shell. */
    static final class Becomes {
        public static void main(String[] arguments) throws Exception {
            System.out.println("id " + ProcessHandle.current().pid());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("a hook")));
            try {
                Spawn.of("no-such-program").env("PATH", "/bin").searchPath().exec();
            } catch (SpawnException e) {
                System.out.println(e.is(E.NOENT));
            }
            System.out.flush();
            Spawn.of("sh", "-c", "echo id $$; echo $A; pwd; ls /proc/self/fd | wc -l; grep SigBlk /proc/self/status")
                    .searchPath().env("A", "an egg").cwd("/usr").umask(077).stderrToStdout().exec();
        }
    }

    @Test
    void itIsTheSameProcess() throws Exception {
        String[] lines = ForkedJvm.run(List.of(), Becomes.class).split("\n");
        String id = lines[0];
        assertThat(lines).containsExactly(id, "true", id, "an egg", "/usr", "4", "SigBlk:\t0000000000000000");
    }

    @Test
    void whatNeedsANewProcessIsRefused() {
        assertThatThrownBy(() -> Spawn.of("/bin/true").pipe(1).exec()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Spawn.of("/bin/true").namespaces("newnet").exec()).isInstanceOf(UnsupportedOperationException.class);
    }
}
