package dev.jsyscall.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.ExitStatus;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.process.Wait;
import dev.jsyscall.linux.testing.Fails;
import dev.jsyscall.linux.testing.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Children of this process that one of its threads traces. */
@Timeout(120)
class TracedChildTest {
    @Test
    void whoWaitsForTheEndLeavesStopsToTheTracer() throws Exception {
        try (Child child = Spawn.of("/bin/sleep", "100").start()) {
            FutureTask<ExitStatus> end = OwnThread.start((Callable<ExitStatus>) child::await);
            FutureTask<ExitStatus> endByNumber = OwnThread.start(() -> Wait.pid(child.pid()).leaving().await());
            OwnThread.run(() -> {
                Tracer tracer = Tracer.here();
                Tracee tracee = tracer.seize(child.pid());
                child.kill("usr1");
                TraceStop stop = tracer.next().orElseThrow();
                assertThat(stop).isEqualTo(new TraceStop.Signal(child.pid(), SIG.USR1));
                tracee.cont();
                child.kill("usr2");
                while (!state(child.pid()).equals("t")) Thread.onSpinWait();
                assertThat(child.tryAwait()).isEmpty();
                assertThat(child.await(Duration.ofMillis(1))).isEmpty();
                assertThat(Wait.pidfd(child).tryAwait()).isEmpty();
                assertThat(tracer.tryNext()).contains(new TraceStop.Signal(child.pid(), SIG.USR2));
                tracee.detach();
            });
            assertThat(end).isNotDone();
            child.kill("kill");
            assertThat(end.get().event()).isEqualTo(ExitStatus.Event.KILLED);
            assertThat(child.await().signal()).isEqualTo(SIG.KILL);
            assertThat(endedOrGone(endByNumber)).isTrue();
        }
    }

    /** Whether it was told of the end, or that another was. */
    private static boolean endedOrGone(FutureTask<ExitStatus> end) throws Exception {
        try {
            return end.get().hasEnded();
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause().getMessage().contains("ECHILD");
        }
    }

    private static String state(int pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat")).replaceAll(".*\\) (.) .*\\n", "$1");
    }

    private static void needsMachineCode() {
        assumeTrue(Platform.transport().equals("stub"), "starting a traced program needs machine code");
    }

    @Test
    void aBuilderIsLeftAsItWas() throws Exception {
        needsMachineCode();
        Spawn spawn = Spawn.of("/bin/true");
        OwnThread.run(() -> {
            Tracer tracer = Tracer.here();
            for (int i = 0; i < 2; i++) {
                try (Child child = tracer.start(spawn, "exitkill")) {
                    tracer.tracee(child.pid()).cont();
                    assertThat(tracer.next()).contains(new TraceStop.Exited(child.pid(), 0));
                }
            }
        });
        try (Child untraced = spawn.start()) {
            assertThat(untraced.await().isSuccess()).isTrue();
        }
    }

    @Test
    void whatCannotBeTracedSoIsNotLeftBehind() throws Exception {
        needsMachineCode();
        OwnThread.run(() -> {
            Tracer tracer = Tracer.here();
            Fails.with(() -> tracer.start(Spawn.of("/bin/sleep", "100"), 0x8000000), E.INVAL);
            assertThat(Files.readString(Path.of("/proc/thread-self/children"))).isEmpty();
        });
    }
}
