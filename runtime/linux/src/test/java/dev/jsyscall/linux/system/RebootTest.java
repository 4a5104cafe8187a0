package dev.jsyscall.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.testing.ForkedJvm;
import dev.jsyscall.linux.testing.Privilege;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RebootTest {
    private static final String NAMESPACE = "/proc/self/ns/pid";
    private static final int BY_SIGNAL = 128;

    @Test
    void mustBeConfirmedWordByWord() {
        assertThatThrownBy(() -> Reboot.confirmed("yes")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stop this machine");
    }

    /** What is run as the init of a pid namespace, and nowhere else. */
    static final class Restart {
        private Restart() {}

        public static void main(String[] args) throws IOException {
            boolean isInit = ProcessHandle.current().pid() == 1;
            if (!isInit || Fs.readlink(NAMESPACE).equals(args[0])) throw new IllegalStateException("this would be meant for a machine");
            Reboot.confirmed(Reboot.CONFIRMATION).restart();
        }
    }

    /** The kernel kills that init, by a signal that tells what was asked for. */
    @Test
    void endsAPidNamespaceByASignal() throws Exception {
        List<String> unshare = new ArrayList<>(List.of("unshare", "--pid", "--fork"));
        if (!Privilege.isRoot()) unshare.addAll(List.of("--user", "--map-root-user"));
        Ended probe = run(unshare, List.of("true"));
        assumeTrue(probe.status() == 0, () -> "no pid namespace of its own: " + probe.output());
        assertThat(run(unshare, ForkedJvm.command(Restart.class, Fs.readlink(NAMESPACE)))).isEqualTo(new Ended(BY_SIGNAL + SIG.HUP, ""));
    }

    private record Ended(int status, String output) {}

    private static Ended run(List<String> behind, List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(behind);
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
