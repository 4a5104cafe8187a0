package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.WAIT;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.testing.Fails;
import org.junit.jupiter.api.Test;

/** waitid(2) in its forms. */
class WaitTest {
    @Test
    void stopsAndContinuationsAreTold() throws Exception {
        Child child = Spawn.of("/bin/sleep", "100").start();
        try (child) {
            child.kill("stop");
            ExitStatus stopped = Wait.pid(child.pid()).orStopped().await();
            assertThat(stopped.event()).isEqualTo(ExitStatus.Event.STOPPED);
            assertThat(stopped.signal()).isEqualTo(SIG.STOP);
            assertThat(stopped.hasEnded()).isFalse();
            assertThat(stopped).hasToString(child.pid() + " stopped by SIGSTOP");
            child.kill("cont");
            ExitStatus continued = Wait.pidfd(child).with("continued").await();
            assertThat(continued.event()).isEqualTo(ExitStatus.Event.CONTINUED);
            assertThat(Wait.pidfd(child).tryAwait()).as("nothing since").isEmpty();
            child.kill("kill");
            assertThat(Wait.pidfd(child).leaving().await().signal()).isEqualTo(SIG.KILL);
            assertThat(Wait.pid(child.pid()).await().signal()).as("it was left to be waited for again").isEqualTo(SIG.KILL);
            assertThatThrownBy(child::await).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.CHILD)).isTrue());
        } finally {
            Pid.of(child.pid()).tryKill(SIG.KILL);
        }
    }

    @Test
    void aChildKnowsItsParentAndIsWaitedFor() throws Exception {
        try (Child child = Run.shell("echo $PPID; exit 23").pipe(1).start()) {
            assertThat(child.stdout().readString().strip()).isEqualTo(Pid.self().toString());
            ExitStatus status = Wait.pid(child.pid()).await();
            assertThat(status.pid()).isEqualTo(child.pid());
            assertThat(status.event()).isEqualTo(ExitStatus.Event.EXITED);
            assertThat(status.code()).isEqualTo(23);
            assertThat(status.usage().total().isNegative()).isFalse();
            assertThat(status.usage().minorFaults()).as("it was a process").isPositive();
        }
    }

    @Test
    void anyChildIsWaitedFor() throws Exception {
        try (Child child = Run.shell("exit 24").start()) {
            // Other children of this process may end too; theirs is left to those who wait for them.
            ExitStatus status = Wait.any().leaving().await();
            if (status.pid() == child.pid()) assertThat(status.code()).isEqualTo(24);
            assertThat(child.await().code()).isEqualTo(24);
        }
    }

    @Test
    void optionsAreWordsOrBits() {
        assertThat(Wait.any().orStopped().orContinued().leaving()).hasToString(Wait.any().with("exited, stopped, continued, nowait").toString());
        assertThat(Wait.any().with(WAIT.EXITED)).hasToString(Wait.any().toString());
    }

    @Test
    void aGroupIsWaitedFor() throws Exception {
        try (Child child = Run.shell("exit 7").processGroup(0).start()) {
            ExitStatus status = Wait.group(child.pid()).await();
            assertThat(status.pid()).isEqualTo(child.pid());
            assertThat(status.code()).isEqualTo(7);
        }
    }

    @Test
    void aPidfdThatDoesNotBlockIsWaitedForAllTheSame() throws Exception {
        try (Child child = Run.shell("read line; exit 3").pipe(0).start(); Pidfd pidfd = Pidfd.open(child.pid(), "nonblock")) {
            assertThat(Wait.pidfd(pidfd).tryAwait()).isEmpty();
            assertThatThrownBy(() -> Wait.pidfd(pidfd).orStopped().await()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("NONBLOCK");
            child.stdin().close();
            assertThat(Wait.pidfd(pidfd).await().code()).isEqualTo(3);
        }
    }

    @Test
    void aLoopOverChildrenEndsWhenThereAreNone() throws Exception {
        try (Child child = Run.shell("exit 3").processGroup(0).start()) {
            Wait group = Wait.group(child.pid());
            assertThat(group.next().map(ExitStatus::code)).contains(3);
            assertThat(group.next()).isEmpty();
            assertThat(group.tryNext()).isEmpty();
            Fails.with(group::tryAwait, E.CHILD);
        }
    }

    @Test
    void whoSaysNotToWaitDoesNotAwait() throws Exception {
        try (Child child = Run.shell("read line").pipe(0).start()) {
            assertThatThrownBy(() -> Wait.pid(child.pid()).with("exited, nohang").await()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tryAwait");
        }
    }

    @Test
    void whoIsNoChildIsRefused() {
        assertThatThrownBy(() -> Wait.pid(1).await()).isInstanceOf(ErrnoException.class).hasMessageStartingWith("waitid(pid, 1, exited")
                .hasMessageContaining("ECHILD");
        assertThatThrownBy(() -> Wait.pid(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wait.group(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wait.pid(1).with(WAIT.NOHANG).await()).isInstanceOf(ErrnoException.class).hasMessageContaining("EINVAL");
    }
}
