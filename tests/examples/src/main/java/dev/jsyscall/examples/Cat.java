package dev.jsyscall.examples;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.STD;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.ByteSource;
import dev.jsyscall.linux.file.OpenFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Writes files to standard output, one behind the other, like cat(1); {@code -}, or no file at all, is standard input. */
final class Cat extends Tool {
    private static final int CHUNK = 128 * 1024;

    ByteSource in = () -> BorrowedFd.of(STD.IN);

    Cat() {
        super("[FILE...]");
    }

    @Override
    void run(String... files) throws ErrnoException {
        if (files.length == 0) copy(in, out);
        each(files, path -> {
            if (path.equals("-")) {
                copy(in, out);
            } else {
                try (OpenFile file = OpenFile.open(path, "rdonly, cloexec")) {
                    copy(file, out);
                }
            }
        });
    }

    static void copy(ByteSource from, ByteSink to) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(CHUNK);
            for (long count = from.read(buffer); count > 0; count = from.read(buffer)) to.writeFully(buffer.asSlice(0, count));
        }
    }
}
