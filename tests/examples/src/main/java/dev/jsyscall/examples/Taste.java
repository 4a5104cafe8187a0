package dev.jsyscall.examples;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The code in the README, so that it stays true. */
final class Taste {
    private Taste() {}

    static void of(String path, PrintStream out) throws IOException {
        try (Arena arena = Arena.ofConfined();
                OwnedFd file = FcntlCalls.openat(path, "rdonly, cloexec")) { // or O.RDONLY | O.CLOEXEC
            MemorySegment buffer = arena.allocate(256);
            long count = FileCalls.read(file, buffer);

            Statx about = Statx.allocate(arena);
            StatCalls.statx(file, "", "empty_path", "basic_stats", about);
            out.printf("read %d of %d bytes, %s, changed %s%n", count, about.size(), S.format(about.mode()), about.mtime().toInstant());
        }
    }
}
