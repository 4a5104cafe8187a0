package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.epoll.EPOLL;
import dev.jsyscall.linux.abi.epoll.EPOLL_CTL;
import dev.jsyscall.linux.abi.epoll.EpollCalls;
import dev.jsyscall.linux.abi.epoll.EpollEvent;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descriptors of processes. */
@Tag("abi")
class PidfdTest {
    @Test
    @SinceLinux("5.3")
    void aDescriptorTellsThatItsProcessEnded() throws Exception {
        assumeTrue(System.getProperty("jsyscall.emulator") == null, "the emulator starts no other programs");
        Process child = new ProcessBuilder("cat").start();
        try (OwnedFd process = ProcessCalls.pidfdOpen((int) child.pid());
                OwnedFd epoll = EpollCalls.epollCreate1("cloexec");
                Arena arena = Arena.ofConfined()) {
            EpollCalls.epollCtl(epoll, EPOLL_CTL.ADD, process, EpollEvent.allocate(arena).events(EPOLL.IN));
            MemorySegment events = EpollEvent.array(arena, 1);
            assertThat(EpollCalls.epollPwait(epoll, events, 0)).as("it runs").isZero();
            SignalCalls.pidfdSendSignal(process, SIG.KILL, null);
            assertThat(EpollCalls.epollPwait(epoll, events, 60_000)).as("it ended").isEqualTo(1);
            assertThat(child.waitFor()).isEqualTo(128 + SIG.KILL);
            assertThatThrownBy(() -> SignalCalls.pidfdSendSignal(process, SIG.KILL, null))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.SRCH)).isTrue());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @SinceLinux("5.6")
    void aDescriptorIsTakenFromAProcess() throws Exception {
        try (OwnedFd self = ProcessCalls.pidfdOpen((int) ProcessHandle.current().pid());
                OwnedFd file = MmanCalls.memfdCreate("shared", MFD.CLOEXEC);
                OwnedFd taken = ProcessCalls.pidfdGetfd(self, file.number())) {
            assertThat(taken.number()).isNotEqualTo(file.number());
            FileCalls.write(taken, MemorySegment.ofArray(new byte[] {1, 2, 3}));
            byte[] read = new byte[3];
            assertThat(FileCalls.pread64(file, MemorySegment.ofArray(read), 0)).as("what was written through the other").isEqualTo(3);
            assertThat(read).containsExactly(1, 2, 3);
            assertThatThrownBy(() -> ProcessCalls.pidfdGetfd(self, 1_000_000))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.BADF)).isTrue());
        }
    }
}
