package dev.jsyscall.benchmarks;

import com.sun.jna.Pointer;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.JnrPosix;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.raw.FileRaw;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;

/** One byte to /dev/null from the caller's own native memory. */
public class Write extends Operation {
    private final MemorySegment buffer = Arena.global().allocate(1);
    private final ByteBuffer direct = buffer.asByteBuffer();
    private final Pointer pointer = new Pointer(buffer.address());
    private final OwnedFd fd = open("/dev/null", "wronly, cloexec");
    private final int number = fd.number();
    private final OpenFile file = OpenFile.of(fd);

    @Benchmark
    public long raw() {
        return FileRaw.write(number, buffer, 1);
    }

    @Benchmark
    public long typed() throws IOException {
        return FileCalls.write(fd, buffer);
    }

    @Benchmark
    public long friendly() throws IOException {
        return file.write(buffer);
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.write(number, buffer, 1);
    }

    @Benchmark
    public long jna() {
        return JnaDirect.write(number, pointer, 1);
    }

    @Benchmark
    public long jnr() {
        direct.clear();
        return JnrPosix.POSIX.write(number, direct, 1);
    }
}
