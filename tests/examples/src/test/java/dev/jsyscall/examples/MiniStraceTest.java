package dev.jsyscall.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MiniStraceTest {

    private record Traced(int status, List<String> lines) {}

    /** In a thread of its own, which has no other children. */
    private static Traced trace(String... command) throws Exception {
        assumeTrue(Platform.transport().equals("stub"), "starting a traced program needs machine code");
        FutureTask<Ran> task = new FutureTask<>(() -> Ran.of(new MiniStrace(), command));
        Thread.ofPlatform().start(task);
        return new Traced(task.get().status(), task.get().errors().lines().toList());
    }

    @Test
    void showsCallsWithTheirArgumentsAndResults() throws Exception {
        Traced traced = trace("/bin/sh", "-c", "exec 3</no/such/file; exit 7");
        assertThat(traced.lines())
                .anyMatch(line -> line.matches("\\d+ open(at)?\\((AT_FDCWD, )?\"/no/such/file\", rdonly.*\\) = -1 ENOENT: No such file.*"))
                .anyMatch(line -> line.matches("\\d+ write\\(2, \".*/no/such/file.*\", \\d+\\) = \\d+"));
        assertThat(traced.lines().getLast()).matches("\\d+ \\+\\+\\+ exited with \\d+ \\+\\+\\+");
        assertThat(traced.status()).isNotZero();
    }

    @Test
    void followsWhatIsStarted() throws Exception {
        Traced traced = trace("sh", "-c", "/bin/true; kill -TERM $$");
        assertThat(traced.lines()).anyMatch(line -> line.matches("\\d+ execve\\(\"/bin/true\", 0x\\p{XDigit}+, 0x\\p{XDigit}+\\) = 0"))
                .anyMatch(line -> line.endsWith("exit_group(0) = ?"))
                .anyMatch(line -> line.endsWith("--- SIGCHLD ---"))
                .anyMatch(line -> line.endsWith("--- SIGTERM ---"));
        assertThat(traced.lines().getLast()).endsWith("+++ killed by SIGTERM +++");
        assertThat(traced.lines().stream().map(line -> line.split(" ")[0]).distinct()).hasSize(2);
    }

    @Test
    void endsAsTheProgramDoes() throws Exception {
        assertThat(trace("sh", "-c", "sh -c 'exit 3'; exit 7").status()).isEqualTo(7);
        assertThat(trace("sh", "-c", "kill -KILL $$").status()).isEqualTo(128 + 9);
    }
}
