package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.epoll.EPOLL;
import dev.jsyscall.linux.abi.epoll.EPOLL_CTL;
import dev.jsyscall.linux.abi.epoll.EpollCalls;
import dev.jsyscall.linux.abi.epoll.EpollEvent;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.Itimerspec;
import dev.jsyscall.linux.abi.time.Timespec;
import dev.jsyscall.linux.abi.timerfd.TFD;
import dev.jsyscall.linux.abi.timerfd.TimerfdCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** epoll, eventfd and timerfd together, as an event loop uses them. */
@Tag("abi")
class EpollTest {
    private static final long MARK = 0x1122_3344_5566_7788L;

    @Test
    void eventsCarryWhatTheCallerPutThere() throws Exception {
        try (OwnedFd epoll = EpollCalls.epollCreate1("cloexec");
                OwnedFd counter = EventfdCalls.eventfd2(0, EFD.CLOEXEC | EFD.NONBLOCK);
                Arena arena = Arena.ofConfined()) {
            EpollEvent wanted = EpollEvent.allocate(arena).events(EPOLL.IN);
            wanted.data().u64(MARK);
            EpollCalls.epollCtl(epoll, EPOLL_CTL.ADD, counter, wanted);

            MemorySegment events = EpollEvent.array(arena, 3);
            assertThat(EpollCalls.epollPwait(epoll, events, 0)).as("nothing is there").isZero();

            MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_LONG, 5);
            assertThat(FileCalls.write(counter, number)).isEqualTo(8);
            assertThat(EpollCalls.epollPwait(epoll, events, 1000)).isEqualTo(1);
            assertThat(EpollEvent.at(events, 0).events()).isEqualTo(EPOLL.IN);
            assertThat(EpollEvent.at(events, 0).data().u64()).isEqualTo(MARK);

            assertThat(FileCalls.read(counter, number)).isEqualTo(8);
            assertThat(number.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(5);
            assertThat(FileCalls.tryRead(counter, number)).isEqualTo(-E.AGAIN);
        }
    }

    /** Two events at a time: where the second begins depends on the record's size, 12 on x86_64 and 16 elsewhere. */
    @Test
    void severalEventsComeAsAnArray() throws Exception {
        try (OwnedFd epoll = EpollCalls.epollCreate1();
                OwnedFd first = EventfdCalls.eventfd2(1);
                OwnedFd second = EventfdCalls.eventfd2(1);
                Arena arena = Arena.ofConfined()) {
            for (OwnedFd fd : new OwnedFd[] {first, second}) {
                EpollEvent wanted = EpollEvent.allocate(arena).events("in, out");
                wanted.data().fd(fd.number());
                EpollCalls.epollCtl(epoll, EPOLL_CTL.ADD, fd, wanted);
            }
            MemorySegment events = EpollEvent.array(arena, 2);
            assertThat(EpollCalls.epollPwait(epoll, events, 1000)).isEqualTo(2);
            assertThat(new int[] {EpollEvent.at(events, 0).data().fd(), EpollEvent.at(events, 1).data().fd()})
                    .containsExactlyInAnyOrder(first.number(), second.number());
            assertThat(EpollEvent.at(events, 1).events()).isEqualTo(EPOLL.IN | EPOLL.OUT);
        }
    }

    @Test
    void aTimerExpires() throws Exception {
        try (OwnedFd timer = TimerfdCalls.timerfdCreate(CLOCK.MONOTONIC, TFD.CLOEXEC); Arena arena = Arena.ofConfined()) {
            Itimerspec setting = Itimerspec.allocate(arena);
            setting.value().sec(0).nsec(20_000_000);
            setting.interval().sec(100).nsec(3);
            TimerfdCalls.timerfdSettime(timer, 0, setting);
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            assertThat(FileCalls.read(timer, count)).isEqualTo(8);
            assertThat(count.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(1);

            Itimerspec rest = Itimerspec.allocate(arena);
            TimerfdCalls.timerfdGettime(timer, rest);
            assertThat(rest.interval().sec()).isEqualTo(100);
            assertThat(rest.interval().nsec()).isEqualTo(3);
            assertThat(rest.value().toDuration().toSeconds()).isBetween(50L, 100L);
        }
    }

    /** The time is a timespec with 64 bits everywhere, and kept where it is. */
    @Test
    @SinceLinux("5.11")
    void aTimeInNanosecondsIsWaited() throws Exception {
        try (OwnedFd epoll = EpollCalls.epollCreate1();
                OwnedFd counter = EventfdCalls.eventfd2(0);
                Arena arena = Arena.ofConfined()) {
            EpollEvent wanted = EpollEvent.allocate(arena).events(EPOLL.IN);
            wanted.data().u64(MARK);
            EpollCalls.epollCtl(epoll, EPOLL_CTL.ADD, counter, wanted);
            MemorySegment events = EpollEvent.array(arena, 2);
            assertThat(EpollCalls.epollPwait2(epoll, events, Timespec.allocate(arena).sec(0).nsec(1))).as("nothing is there").isZero();

            FileCalls.write(counter, arena.allocateFrom(ValueLayout.JAVA_LONG, 1));
            assertThat(EpollCalls.epollPwait2(epoll, events, Timespec.allocate(arena).sec(60).nsec(0))).isEqualTo(1);
            assertThat(EpollEvent.at(events, 0).data().u64()).isEqualTo(MARK);
        }
    }
}
