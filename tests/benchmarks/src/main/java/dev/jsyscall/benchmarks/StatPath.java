package dev.jsyscall.benchmarks;

import com.sun.jna.Pointer;
import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.JnrPosix;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.abi.stat.Stat;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.file.Fs;
import dev.jsyscall.linux.raw.StatRaw;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jnr.posix.FileStat;
import org.openjdk.jmh.annotations.Benchmark;

/** stat(2) of a path, the record in the caller's own memory. */
public class StatPath extends Operation {
    private final MemorySegment path = Arena.global().allocateFrom(PATH);
    private final Stat stat = Stat.allocate(Arena.global());
    private final Pointer pointer = new Pointer(stat.segment().address());
    private final FileStat jnrStat = JnrPosix.POSIX.allocateStat();

    @Benchmark
    public long raw() {
        return StatRaw.stat(path, stat.segment());
    }

    @Benchmark
    public long typed() throws IOException {
        StatCalls.stat(PATH, stat);
        return stat.size();
    }

    /** By statx, into an object of its own. */
    @Benchmark
    public long friendly() throws IOException {
        return Fs.stat(PATH).size();
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.stat(PATH, stat.segment());
    }

    @Benchmark
    public int jna() {
        return JnaDirect.stat(PATH, pointer);
    }

    @Benchmark
    public int jnr() {
        return JnrPosix.POSIX.stat(PATH, jnrStat);
    }
}
