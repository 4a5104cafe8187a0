package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.epoll.EPOLL;
import dev.jsyscall.linux.abi.epoll.EpollCalls;
import dev.jsyscall.linux.abi.epoll.EpollEvent;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.process_vm.KCMP;
import dev.jsyscall.linux.proc.Proc;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class KcmpTest {
    private final int pid = (int) ProcessHandle.current().pid();

    @Test
    void sharingIsTold() throws Exception {
        try (OwnedFd one = FcntlCalls.openat("/dev/null", "rdonly, cloexec");
                OwnedFd same = FcntlCalls.fcntlDupfdCloexec(one);
                OwnedFd other = FcntlCalls.openat("/dev/null", "rdonly, cloexec")) {
            try {
                assertThat(Kcmp.sameFile(pid, one.number(), pid, same.number())).isTrue();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.NOSYS), "this kernel was built without kcmp");
                throw e;
            }
            assertThat(Kcmp.sameFile(pid, one.number(), pid, other.number())).isFalse();
            assertThat(Kcmp.sameFile(one, same)).isTrue();
            assertThat(Kcmp.sameFile(one, other)).isFalse();
            Fails.with(() -> Kcmp.sameFile(pid, one.number(), pid, 1 << 20), E.BADF);
        }
        assertThat(Kcmp.same("vm", pid, Proc.thread().pid())).isTrue();
        assertThat(Kcmp.same(KCMP.FILES, pid, Proc.thread().pid())).isTrue();
        assertThatThrownBy(() -> Kcmp.same("epoll_tfd", pid, pid)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isWatched");
        assertThatThrownBy(() -> Kcmp.same("file", pid, pid)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sameFile");
    }

    @Test
    void whatAnEpollWatchesIsTold() throws Exception {
        try (OwnedFd epoll = EpollCalls.epollCreate1("cloexec");
                OwnedFd watched = EventfdCalls.eventfd2(0, EFD.CLOEXEC);
                OwnedFd other = EventfdCalls.eventfd2(0, EFD.CLOEXEC);
                Arena arena = Arena.ofConfined()) {
            EpollCalls.epollCtl(epoll, "add", watched, EpollEvent.allocate(arena).events(EPOLL.IN));
            try {
                assertThat(Kcmp.isWatched(pid, watched.number(), pid, epoll.number(), watched.number(), 0)).isTrue();
            } catch (ErrnoException e) {
                assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.NOSYS), "this kernel was built without kcmp");
                throw e;
            }
            assertThat(Kcmp.isWatched(pid, other.number(), pid, epoll.number(), watched.number(), 0)).isFalse();
            Fails.with(() -> Kcmp.isWatched(pid, other.number(), pid, epoll.number(), other.number(), 0), E.NOENT);
        }
    }

    @Test
    void memoryOfAnotherProcessIsNot() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(Kcmp.same(KCMP.VM, pid, (int) other.pid())).isFalse();
        } catch (ErrnoException e) {
            assumeTrue(!e.is(E.OPNOTSUPP) && !e.is(E.NOSYS), "this kernel was built without kcmp");
            throw e;
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
