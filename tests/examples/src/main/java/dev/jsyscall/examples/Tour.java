package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.epoll.EPOLL;
import dev.jsyscall.linux.abi.epoll.EpollCalls;
import dev.jsyscall.linux.abi.epoll.EpollEvent;
import dev.jsyscall.linux.abi.eventfd.EventfdCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import dev.jsyscall.linux.abi.socket.SocketCalls;
import dev.jsyscall.linux.abi.socket.SocketPair;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.abi.termios.Winsize;
import dev.jsyscall.linux.abi.time.Itimerspec;
import dev.jsyscall.linux.abi.timerfd.TimerfdCalls;
import dev.jsyscall.linux.abi.utsname.Utsname;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import dev.jsyscall.linux.file.Dir;
import dev.jsyscall.linux.file.DirStream;
import dev.jsyscall.linux.file.DirectoryEntry;
import dev.jsyscall.linux.file.FileStatus;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.socket.DescriptorPassing;
import dev.jsyscall.linux.time.KernelClock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A walk through the live kernel; every line of it comes through the library. The arguments are a directory to list, and the report of
 * {@code jsyscall:verify} to begin with.
 */
final class Tour extends Tool {
    Tour() {
        super("[DIRECTORY [REPORT]]");
    }

    @Override
    void run(String... arguments) {
        require(arguments.length <= 2);
        // What was generated, and what of it this machine's headers confirm.
        if (arguments.length > 1) attempt(() -> println(Fs.readString(arguments[1])));
        attempt(this::machine);
        attempt(this::clocks);
        attempt(this::terminal);
        attempt(() -> listing(arguments.length == 0 ? "/" : arguments[0]));
        attempt(this::ticks);
        attempt(this::passing);
    }

    private void machine() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Utsname name = Utsname.allocate(arena);
            UtsnameCalls.uname(name);
            println("machine    %s: %s %s on %s, pages of %d bytes, calls by %s".formatted(name.nodename(), name.sysname(), name.release(),
                    Platform.arch(), Platform.pageSize(), Platform.transport()));
        }
    }

    private void clocks() throws IOException {
        println("clocks     it is %s, the machine is up for %s".formatted(KernelClock.REALTIME.instant(), KernelClock.BOOTTIME.time()));
    }

    private void terminal() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Winsize size = Winsize.allocate(arena);
            TermiosCalls.tiocgwinsz(BorrowedFd.of(1), size);
            println("terminal   %d columns, %d lines".formatted(size.col(), size.row()));
        } catch (ErrnoException e) {
            println("terminal   standard output is none: " + e.errno());
        }
    }

    private void listing(String path) throws IOException {
        println("listing    " + path);
        try (DirStream entries = Dir.list(path); Dir dir = Dir.open(path)) {
            for (DirectoryEntry entry : entries) {
                FileStatus status = dir.lstat(entry.name());
                println("  %s %3d %5d %5d %12d  %s  %s".formatted(status.modeText(), status.links(), status.uid(), status.gid(),
                        status.size(), status.modified(), entry.name()));
            }
        }
    }

    /** A timer ticks three times; after each tick an eventfd is told, and epoll waits for both. */
    private void ticks() throws IOException {
        try (Arena arena = Arena.ofConfined();
                OwnedFd epoll = EpollCalls.epollCreate1("cloexec");
                OwnedFd timer = TimerfdCalls.timerfdCreate("monotonic", "cloexec");
                OwnedFd counter = EventfdCalls.eventfd2(0, "cloexec, semaphore")) {
            EpollEvent interest = EpollEvent.allocate(arena).events(EPOLL.IN);
            interest.data().fd(timer.number());
            EpollCalls.epollCtl(epoll, "add", timer, interest);
            interest.data().fd(counter.number());
            EpollCalls.epollCtl(epoll, "add", counter, interest);

            Itimerspec spec = Itimerspec.allocate(arena);
            spec.value().nsec(50_000_000);
            spec.interval().nsec(50_000_000);
            TimerfdCalls.timerfdSettime(timer, 0, spec, null);

            MemorySegment events = EpollEvent.array(arena, 2);
            MemorySegment count = arena.allocate(8);
            for (int heard = 0; heard < 3; ) {
                int ready = EpollCalls.epollWait(epoll, events, 1_000);
                for (int i = 0; i < ready; i++) {
                    if (EpollEvent.at(events, i).data().fd() == timer.number()) {
                        FileCalls.read(timer, count);
                        FileCalls.write(counter, count);
                    } else {
                        FileCalls.read(counter, count);
                        println("tick %d     the timer ticked, the eventfd was told, epoll heard both".formatted(++heard));
                    }
                }
            }
        }
    }

    /** A pipe's reading end goes through a socket as a message, and what was written to the other end comes out of the copy. */
    private void passing() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            SocketPair pair = SocketPair.allocate(arena);
            SocketCalls.socketpair("unix", "stream, cloexec", pair);
            PipeFds pipe = PipeFds.allocate(arena);
            PipeCalls.pipe2(pipe, "cloexec");
            try (OwnedFd here = OwnedFd.of(pair.first());
                    OwnedFd there = OwnedFd.of(pair.second());
                    OwnedFd reads = OwnedFd.of(pipe.read());
                    OwnedFd writes = OwnedFd.of(pipe.write())) {
                FileCalls.write(writes, arena.allocateFrom("hello"));
                DescriptorPassing.send(here, arena.allocateFrom("take this"), reads);
                MemorySegment buffer = arena.allocate(64);
                try (var received = DescriptorPassing.receive(there, buffer, 1)) {
                    OwnedFd copy = received.fds().getFirst();
                    String note = buffer.getString(0);
                    FileCalls.read(copy, buffer);
                    println("passing    fd %d came over a socket as %d with the note \"%s\" and says \"%s\""
                            .formatted(reads.number(), copy.number(), note, buffer.getString(0)));
                }
            }
        }
    }
}
