package dev.jsyscall.linux.process;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import java.util.Map;
import java.util.TreeMap;

/** Which descriptors a new program has, by the numbers that it knows them by. At first these are standard input, output and error. */
final class Descriptors {
    private static final int STANDARD = 3;

    private final TreeMap<Integer, Source> sources = new TreeMap<>();

    Descriptors() {
        for (int number = 0; number < STANDARD; number++) sources.put(number, new Lent(BorrowedFd.of(number)));
    }

    /** A copy that changes by itself. */
    Descriptors(Descriptors other) {
        sources.putAll(other.sources);
    }

    void put(int target, Source source) {
        if (target < 0) throw new IllegalArgumentException("a descriptor's number is not negative: " + target);
        sources.put(target, source);
    }

    void remove(int target) {
        sources.remove(target);
    }

    boolean hasPipes() {
        return sources.values().stream().anyMatch(source -> source instanceof Pipe);
    }

    /** Opens what is to be opened. The files and the pipes' other ends belong to {@code prepared}. */
    void prepare(PreparedDescriptors prepared) throws ErrnoException {
        for (Map.Entry<Integer, Source> entry : sources.entrySet()) {
            int target = entry.getKey();
            switch (entry.getValue()) {
                case Lent(HasFd file) -> prepared.lend(target, file);
                case Opened(String path, int flags, int mode) ->
                        prepared.give(target, FcntlCalls.openat(path, flags | O.CLOEXEC, mode));
                case Pipe(boolean reads) -> pipe(target, reads, prepared);
                case Same(int other) -> {}    // below, when all others are there
            }
        }
        for (int target : sources.keySet()) if (sources.get(target) instanceof Same) prepared.share(target, original(target));
        prepared.separate();
    }

    /** The descriptor that one is the same as, which is none such itself. */
    private int original(int target) {
        int at = target;
        for (int steps = 0; steps < sources.size() && sources.get(at) instanceof Same(int other); steps++) at = other;
        Source source = sources.get(at);
        if (source != null && !(source instanceof Same)) return at;
        throw new IllegalArgumentException("descriptor " + target + " is to be the same as " + at + ", which is no file");
    }

    private static void pipe(int target, boolean reads, PreparedDescriptors prepared) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            PipeFds ends = PipeFds.allocate(scratch);
            PipeCalls.pipe2(ends, O.CLOEXEC);
            OwnedFd read = OwnedFd.of(ends.read());
            OwnedFd write = OwnedFd.of(ends.write());
            prepared.give(target, reads ? read : write);
            prepared.keep(target, reads ? write : read);
        }
    }

    /** Where a descriptor comes from. */
    sealed interface Source {}

    /** Somebody's. */
    record Lent(HasFd file) implements Source {}

    /** A file that is opened when the program starts. */
    record Opened(String path, int flags, int mode) implements Source {}

    /** The same as another. */
    record Same(int other) implements Source {}

    /** A new pipe, of which the program has the end that reads or the one that writes. */
    record Pipe(boolean reads) implements Source {}
}
