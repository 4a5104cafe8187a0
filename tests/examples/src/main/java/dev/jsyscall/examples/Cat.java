package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.OpenFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Writes files to standard output, one behind the other, like cat(1). */
public final class Cat {
    private static final int CHUNK = 128 * 1024;

    private Cat() {}

    /** The arguments are files. */
    public static void main(String[] arguments) throws IOException {
        for (String path : arguments) cat(path, () -> BorrowedFd.of(STD.OUT));
    }

    static void cat(String path, ByteSink out) throws ErrnoException {
        try (OpenFile file = OpenFile.open(path, "rdonly, cloexec"); Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(CHUNK);
            for (long count = file.read(buffer); count > 0; count = file.read(buffer)) out.writeFully(buffer.asSlice(0, count));
        }
    }
}
