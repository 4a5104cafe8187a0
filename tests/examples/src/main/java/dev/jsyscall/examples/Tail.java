package dev.jsyscall.examples;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.watch.Inotify;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Shows the last ten lines of a file, and then whatever is added until it is removed, like {@code tail -f}; it sleeps in between. */
final class Tail extends Tool {
    private static final int CHUNK = 64 * 1024;
    private static final int LINES = 10;

    Tail() {
        super("FILE");
    }

    @Override
    void run(String... arguments) throws ErrnoException {
        require(arguments.length == 1);
        try (Inotify inotify = Inotify.open();
                OpenFile file = OpenFile.open(arguments[0], "rdonly, cloexec");
                Arena arena = Arena.ofConfined()) {
            inotify.add(file, "modify, attrib"); // before the first look, so that nothing is missed
            MemorySegment buffer = arena.allocate(CHUNK);
            long place = show(file, buffer, lastLines(file, buffer));
            while (file.status().links() > 0) {
                inotify.next();
                place = show(file, buffer, file.status().size() < place ? 0 : place); // one that was truncated begins anew
            }
        }
    }

    private long show(OpenFile file, MemorySegment buffer, long from) throws ErrnoException {
        long place = from;
        for (long count = file.pread(buffer, place); count > 0; count = file.pread(buffer, place)) {
            out.writeFully(buffer.asSlice(0, count));
            place += count;
        }
        return place;
    }

    /** Where the last lines begin, searched from the end. */
    private static long lastLines(OpenFile file, MemorySegment buffer) throws ErrnoException {
        int ends = 0;
        for (long end = file.status().size(); end > 0; end -= CHUNK) {
            long start = Math.max(0, end - CHUNK);
            for (long i = file.pread(buffer.asSlice(0, end - start), start) - 1; i >= 0; i--) {
                if (buffer.get(ValueLayout.JAVA_BYTE, i) == '\n' && ++ends > LINES) return start + i + 1;
            }
        }
        return 0;
    }
}
