package dev.jsyscall.benchmarks;

import com.sun.jna.LastErrorException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.JnrPosix;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.raw.FileRaw;
import org.openjdk.jmh.annotations.Benchmark;

/** close(2) of a number that is not open, which fails with EBADF: what an error costs, in the typed layer with object and exception. */
public class Close extends Operation {
    /** Above every limit on open files. */
    private static final int NEVER_OPEN = Integer.MAX_VALUE;

    @Benchmark
    public long raw() {
        return FileRaw.close(-1);
    }

    @Benchmark
    public int typed() {
        try (OwnedFd fd = OwnedFd.of(NEVER_OPEN)) {
            return fd.number();
        } catch (ErrnoException e) {
            return -e.errno().number();
        }
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.close(-1);
    }

    @Benchmark
    public int jna() {
        try {
            return JnaDirect.close(-1);
        } catch (LastErrorException e) {
            return -e.getErrorCode();
        }
    }

    @Benchmark
    public int jnr() {
        return JnrPosix.POSIX.close(-1) < 0 ? -JnrPosix.POSIX.errno() : 0;
    }
}
