package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.dir.DirCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Reads symbolic links. Those of /proc may be longer than a path may be. */
final class LinkTarget {
    private static final int FIRST_TRY = 256;

    private LinkTarget() {}

    static String read(Fd dir, String path) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            for (int room = FIRST_TRY; ; room *= 2) {
                MemorySegment buffer = arena.allocate(room);
                int length = DirCalls.readlinkat(dir, path, buffer);
                // A full buffer may be all of it or a part.
                if (length < room) return PathText.decode(buffer, 0, length);
            }
        }
    }
}
