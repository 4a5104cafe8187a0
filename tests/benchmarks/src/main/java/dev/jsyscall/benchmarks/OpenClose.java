package dev.jsyscall.benchmarks;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.JnrPosix;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.raw.FileRaw;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;

/** Open a file by its path and close it again. */
public class OpenClose extends Operation {
    private final MemorySegment path = Arena.global().allocateFrom(PATH);
    private final int flags = O.RDONLY | O.CLOEXEC;

    @Benchmark
    public long raw() {
        return FileRaw.close((int) FcntlRaw.open(path, flags, 0));
    }

    @Benchmark
    public int typed() throws IOException {
        try (OwnedFd fd = FcntlCalls.open(PATH, flags)) {
            return fd.number();
        }
    }

    /** The same with flags in words. */
    @Benchmark
    public int typedWords() throws IOException {
        try (OwnedFd fd = FcntlCalls.open(PATH, "rdonly, cloexec")) {
            return fd.number();
        }
    }

    @Benchmark
    public int friendly() throws IOException {
        try (OpenFile file = OpenFile.open(PATH, flags)) {
            return file.fd().number();
        }
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.close((int) PlainFfm.open(PATH, flags));
    }

    @Benchmark
    public int jna() {
        return JnaDirect.close(JnaDirect.open(PATH, flags, 0));
    }

    @Benchmark
    public int jnr() {
        return JnrPosix.POSIX.close(JnrPosix.POSIX.open(PATH, flags, 0));
    }
}
