package dev.jsyscall.benchmarks;

import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.JnrPosix;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/** getpid(2): the bare way into the kernel and back. */
public class Getpid extends Operation {
    @Benchmark
    public long raw() {
        return ProcessRaw.getpid();
    }

    @Benchmark
    public long typed() throws IOException {
        return ProcessCalls.getpid();
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.getpid();
    }

    @Benchmark
    public int jna() {
        return JnaDirect.getpid();
    }

    @Benchmark
    public int jnr() {
        return JnrPosix.POSIX.getpid();
    }
}
