package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.watch.Inotify;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Shows what is at the end of a file, and then whatever is added to it until it is removed, like {@code tail -f}; it sleeps in between. */
public final class Tail {
    private static final int CHUNK = 64 * 1024;
    private static final int SHOWN = 1000;

    private final OpenFile file;
    private final ByteSink out;
    private final MemorySegment buffer;
    private long place;

    private Tail(OpenFile file, ByteSink out, Arena arena) {
        this.file = file;
        this.out = out;
        buffer = arena.allocate(CHUNK);
    }

    /** The argument is a file. */
    public static void main(String[] arguments) throws IOException {
        follow(arguments[0], () -> BorrowedFd.of(STD.OUT));
    }

    static void follow(String path, ByteSink out) throws ErrnoException {
        try (Inotify inotify = Inotify.open(); OpenFile file = OpenFile.open(path, "rdonly, cloexec"); Arena arena = Arena.ofConfined()) {
            Tail tail = new Tail(file, out, arena);
            inotify.add(file, "modify, attrib"); // before the first look, so that nothing is missed
            tail.place = Math.max(0, file.status().size() - SHOWN);
            tail.show();
            while (file.status().links() > 0) {
                inotify.next();
                tail.show();
            }
        }
    }

    private void show() throws ErrnoException {
        if (file.status().size() < place) place = 0; // it was truncated, and begins anew
        for (long count = file.pread(buffer, place); count > 0; count = file.pread(buffer, place)) {
            out.writeFully(buffer.asSlice(0, count));
            place += count;
        }
    }
}
