package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.epoll.EPOLL;
import dev.jsyscall.linux.abi.epoll.EPOLL_CTL;
import dev.jsyscall.linux.abi.epoll.EpollCalls;
import dev.jsyscall.linux.abi.epoll.EpollEvent;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descriptors of processes. */
@Tag("abi")
class PidfdTest {
    @Test
    @SinceLinux("5.3")
    void aDescriptorTellsThatItsProcessEnded() throws Exception {
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
                OwnedFd counter = EventfdCalls.eventfd2(0);
                OwnedFd taken = ProcessCalls.pidfdGetfd(self, counter.number());
                Arena arena = Arena.ofConfined()) {
            assertThat(taken.number()).isNotEqualTo(counter.number());
            MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_LONG, 7);
            FileCalls.write(taken, number);
            number.set(ValueLayout.JAVA_LONG, 0, 0);
            FileCalls.read(counter, number);
            assertThat(number.get(ValueLayout.JAVA_LONG, 0)).as("what was written to the other").isEqualTo(7);
            assertThatThrownBy(() -> ProcessCalls.pidfdGetfd(self, 1_000_000))
                    .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.is(E.BADF)).isTrue());
        }
    }
}
