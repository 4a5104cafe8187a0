package dev.jsyscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few system calls that core's tests make. */
final class Calls {
    static final Syscall READ = call("read", 0);
    static final Syscall WRITE = call("write", 1);
    static final Syscall CLOSE = call("close", 3);
    static final Syscall FSTAT = call("fstat", 5);
    static final Syscall GETPID = call("getpid", 39);
    static final Syscall SOCKETPAIR = call("socketpair", 53);
    static final Syscall FCNTL = call("fcntl", 72);
    static final Syscall FUTEX = call("futex", 202);
    static final Syscall OPENAT = call("openat", 257);
    static final Syscall PIPE2 = call("pipe2", 293);
    static final Syscall GETTID = call("gettid", 186);
    static final Syscall MISSING = Syscall.of("missing", Syscall.ABSENT);
    static final Syscall UNKNOWN = Syscall.of("unknown", 4711);

    private static final int AT_FDCWD = -100;
    private static final int O_CLOEXEC = 0_2000000;

    private Calls() {}

    /** A call by its number on 64-bit x86, or by that which runs elsewhere give: {@code -Djsyscall.numbers=read=63,write=64}. */
    private static Syscall call(String name, int number) {
        String numbers = System.getProperty("jsyscall.numbers");
        if (numbers == null) return Syscall.of(name, number);
        Matcher given = Pattern.compile("\\b" + name + "=(\\d+)").matcher(numbers);
        return Syscall.of(name, given.find() ? Integer.parseInt(given.group(1)) : Syscall.ABSENT);
    }

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
