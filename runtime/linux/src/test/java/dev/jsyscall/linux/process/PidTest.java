package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.SignalQueue;
import dev.jsyscall.linux.testing.Fails;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Processes by their numbers, and by their descriptors. */
class PidTest {
    @Test
    void thisProcessKnowsItself() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        assertThat(Pid.self().number()).isEqualTo((int) self.pid());
        assertThat(Pid.parent()).isEqualTo((int) self.parent().map(ProcessHandle::pid).orElse(0L).longValue());
        assertThat(Path.of("/proc/self/task/" + Pid.thread())).isDirectory();
        assertThat(Pid.self().group()).isEqualTo(ProcessCalls.getpgrp());
        String[] stat = Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ");
        assertThat(Pid.self().session()).isEqualTo(Integer.parseInt(stat[3]));
        assertThat(Pid.self().exists()).isTrue();
    }

    @Test
    void aProcessGetsAGroupBeforeItIsAProgram() throws Exception {
        try (Child child = Spawn.of("/bin/sleep", "100").processGroup(0).start()) {
            Pid pid = Pid.of(child.pid());
            assertThat(pid.group()).isEqualTo(child.pid());
            assertThatThrownBy(() -> pid.setGroup(Pid.self().group())).as("too late").isInstanceOfSatisfying(ErrnoException.class,
                    e -> assertThat(e.is(E.ACCES)).isTrue());
            Pid.killGroup(child.pid(), "term");
            assertThat(child.await().signal()).isEqualTo(SIG.TERM);
            assertThat(pid.tryKill(SIG.TERM)).isFalse();
            assertThat(pid.exists()).isFalse();
            assertThatThrownBy(() -> pid.kill("term")).isInstanceOf(ErrnoException.class).hasMessageContaining("ESRCH");
        }
    }

    @Test
    void oneThreadIsSignalled() throws Exception {
        try (Child child = Spawn.of("/bin/sleep", "100").start()) {
            Pid.of(child.pid()).killThread(child.pid(), "usr1");
            assertThat(child.await().signal()).isEqualTo(SIG.USR1);
        }
    }

    @Test
    void numbersThatMeanManyAreRefused() {
        assertThatThrownBy(() -> Pid.of(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> Pid.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pid.killGroup(1, "term")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pid.killGroup(0, "term")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDescriptorHoldsAProcess() throws Exception {
        try (Child child = Spawn.of("/bin/sleep", "100").start(); Pidfd pidfd = Pidfd.open(child.pid())) {
            pidfd.kill(0);
            assertThat(Pidfd.tryOpen(Integer.MAX_VALUE)).isEmpty();
            Fails.with(pidfd::releaseMemory, E.INVAL, E.NOSYS);
            try {
                pidfd.kill("cont", "thread_group");
                SignalQueue.send(pidfd, "cont", 5);
            } catch (ErrnoException e) {
                assertThat(e.is(E.INVAL)).as("a kernel before 6.9").isTrue();
            }
            assertThat(pidfd.hasEnded()).isFalse();
            pidfd.kill("kill");
            pidfd.await();
            child.await();
            assertThat(pidfd.tryKill(SIG.TERM)).isFalse();
            assertThatThrownBy(() -> pidfd.kill("term")).isInstanceOf(ErrnoException.class).hasMessageContaining("ESRCH");
        }
        assertThatThrownBy(() -> Pidfd.open(Integer.MAX_VALUE)).isInstanceOf(ErrnoException.class).hasMessageContaining("ESRCH");
    }

    @Test
    void aDescriptorOfAnotherProcessIsTaken() throws Exception {
        try (OwnedFd file = MmanCalls.memfdCreate("taken", "cloexec");
                Pidfd self = Pidfd.open(Pid.self().number());
                OwnedFd taken = self.getfd(file.number())) {
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + taken.number())).toString()).contains("taken");
        }
    }

    @Test
    void theKernelDescribesAProcess() throws Exception {
        try (Child child = Run.shell("read line; exit 4").pipe(0).start()) {
            ProcessInfo living;
            try {
                living = child.pidfd().info("pid, creds, cgroupid, exit");
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.NOTTY) && !e.is(E.INVAL), "this kernel does not: " + e.getMessage());
                throw e;
            }
            assertThat(living.pid()).isEqualTo(child.pid());
            assertThat(living.parent()).isEqualTo(Pid.self().number());
            assertThat(living.user()).isEqualTo(new Identity(Ids.uid(), Ids.euid(), living.user().saved()));
            assertThat(living.tells("exit")).isFalse();
            assertThatThrownBy(living::shellCode).isInstanceOf(IllegalStateException.class).hasMessageContaining("did not tell exit");
            assertThat(living).asString().startsWith("{pid=" + child.pid() + ", parent=").contains("user=").doesNotContain("exit");
            child.stdin().close();
            child.await();
            try {
                ProcessInfo ended = child.pidfd().info("exit");
                assertThat(ended.shellCode()).isEqualTo(4);
                assertThat(ended).asString().contains("exited with 4").doesNotContain("user");
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.SRCH), "a kernel before 6.15");
                throw e;
            }
        }
    }
}
