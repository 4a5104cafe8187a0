package dev.jsyscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The few system calls of 64-bit x86 that core's tests make. */
final class Calls {
    static final Syscall READ = Syscall.of("read", 0);
    static final Syscall WRITE = Syscall.of("write", 1);
    static final Syscall CLOSE = Syscall.of("close", 3);
    static final Syscall FSTAT = Syscall.of("fstat", 5);
    static final Syscall GETPID = Syscall.of("getpid", 39);
    static final Syscall SOCKETPAIR = Syscall.of("socketpair", 53);
    static final Syscall FCNTL = Syscall.of("fcntl", 72);
    static final Syscall FUTEX = Syscall.of("futex", 202);
    static final Syscall OPENAT = Syscall.of("openat", 257);
    static final Syscall PIPE2 = Syscall.of("pipe2", 293);
    static final Syscall GETTID = Syscall.of("gettid", 186);
    static final Syscall MISSING = Syscall.of("missing", Syscall.ABSENT);
    static final Syscall UNKNOWN = Syscall.of("unknown", 4711);

    private static final int AT_FDCWD = -100;
    private static final int O_CLOEXEC = 0_2000000;

    private Calls() {}

    static MemorySegment word(long value) {
        return MemorySegment.ofAddress(value);
    }

    static long open(String path, int flags) {
        try (Scratch scratch = Scratch.open()) {
            return OPENAT.call(word(AT_FDCWD), scratch.path(path), word(flags | O_CLOEXEC), word(0));
        }
    }

    static OwnedFd devNull() {
        return OwnedFd.of(Math.toIntExact(open("/dev/null", 2)));
    }

    static OwnedFd[] pipe() {
        return pair(fds -> PIPE2.call(fds, word(O_CLOEXEC)));
    }

    static OwnedFd[] socketpair() {
        return pair(fds -> SOCKETPAIR.call(word(1), word(1), word(0), fds));
    }

    static boolean isOpen(int number) {
        return FCNTL.call(word(number), word(1)) >= 0;
    }

    private interface Pair {
        long make(MemorySegment fds);
    }

    private static OwnedFd[] pair(Pair pair) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment fds = arena.allocate(8, 4);
            if (pair.make(fds) != 0) throw new AssertionError("no pair");
            return new OwnedFd[] {OwnedFd.of(fds.get(Access.INT, 0)), OwnedFd.of(fds.get(Access.INT, 4))};
        }
    }
}
