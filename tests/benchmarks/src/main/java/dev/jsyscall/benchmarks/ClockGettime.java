package dev.jsyscall.benchmarks;

import com.sun.jna.Pointer;
import dev.jsyscall.benchmarks.peers.JnaDirect;
import dev.jsyscall.benchmarks.peers.PlainFfm;
import dev.jsyscall.linux.abi.time.CLOCK;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import dev.jsyscall.linux.raw.TimeRaw;
import dev.jsyscall.linux.time.KernelClock;
import java.io.IOException;
import java.lang.foreign.Arena;
import org.openjdk.jmh.annotations.Benchmark;

/** The monotonic clock: typed and C by the vDSO, raw by a trap into the kernel. */
public class ClockGettime extends Operation {
    private final Timespec time = Timespec.allocate(Arena.global());
    private final Pointer pointer = new Pointer(time.segment().address());

    @Benchmark
    public long raw() {
        return TimeRaw.clock_gettime(CLOCK.MONOTONIC, time.segment());
    }

    @Benchmark
    public long typed() throws IOException {
        TimeCalls.vdsoClockGettime(CLOCK.MONOTONIC, time);
        return time.nsec();
    }

    @Benchmark
    public long friendly() throws IOException {
        return KernelClock.MONOTONIC.nanoseconds();
    }

    @Benchmark
    public long ffm() {
        return PlainFfm.clockGettime(CLOCK.MONOTONIC, time.segment());
    }

    @Benchmark
    public int jna() {
        return JnaDirect.clock_gettime(CLOCK.MONOTONIC, pointer);
    }
}
