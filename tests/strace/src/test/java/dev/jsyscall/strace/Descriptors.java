package dev.jsyscall.strace;

import dev.jsyscall.linux.abi.epoll.EPOLL_CREATE;
import dev.jsyscall.linux.abi.eventfd.EFD;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.inotify.IN_INIT;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.socket.SOCK;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.timerfd.TFD;
import dev.jsyscall.linux.raw.EpollRaw;
import dev.jsyscall.linux.raw.EventfdRaw;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.raw.InotifyRaw;
import dev.jsyscall.linux.raw.MmanRaw;
import dev.jsyscall.linux.raw.PipeRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.raw.SocketRaw;
import dev.jsyscall.linux.raw.TimerfdRaw;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Open files of many kinds, for calls that only ask. Each has a number of its own, so that it is known beforehand what is passed. */
final class Descriptors {
    private static final int FIRST = 900;
    /** To be opened for reading: what cannot be is not there, or not for us. */
    private static final List<String> PATHS = List.of(
            "/", "/proc/self/exe", "/proc/self/ns/net", "/dev/null", "/dev/random", "/dev/ptmx", "/dev/tty", "/dev/kvm", "/dev/rtc0",
            "/dev/net/tun", "/dev/loop-control", "/dev/loop0", "/dev/fuse", "/dev/userfaultfd", "/dev/vsock", "/dev/input/event0",
            "/dev/dri/card0", "/dev/fb0", "/dev/snd/controlC0", "/dev/video0", "/dev/gpiochip0", "/dev/i2c-0", "/dev/vhost-net");
    private static final List<ToLongFunction<Arena>> OTHERS = List.of(
            _ -> SocketRaw.socket(AF.INET, SOCK.DGRAM, 0),
            _ -> SocketRaw.socket(AF.UNIX, SOCK.STREAM, 0),
            _ -> SocketRaw.socket(AF.NETLINK, SOCK.RAW, 0),
            _ -> EpollRaw.epoll_create1(EPOLL_CREATE.CLOEXEC),
            _ -> EventfdRaw.eventfd2(0, EFD.NONBLOCK),
            _ -> TimerfdRaw.timerfd_create(CLOCK.MONOTONIC, TFD.NONBLOCK),
            _ -> InotifyRaw.inotify_init1(IN_INIT.NONBLOCK),
            _ -> ProcessRaw.pidfd_open((int) ProcessRaw.getpid(), 0),
            arena -> MmanRaw.memfd_create(arena.allocateFrom("strace"), MFD.CLOEXEC));

    private Descriptors() {}

    /** Their numbers. */
    static List<Integer> numbers() {
        return IntStream.range(FIRST, FIRST + PATHS.size() + OTHERS.size()).boxed().toList();
    }

    static void open(Arena arena) {
        int number = FIRST;
        for (String path : PATHS) {
            move(FcntlRaw.openat(AT.FDCWD, arena.allocateFrom(path), O.RDONLY | O.NONBLOCK | O.NOCTTY | O.CLOEXEC, 0), number++);
        }
        for (ToLongFunction<Arena> other : OTHERS) move(other.applyAsLong(arena), number++);
    }

    private static void move(long opened, int number) {
        if (opened >= 0) PipeRaw.dup3((int) opened, number, O.CLOEXEC);
    }
}
