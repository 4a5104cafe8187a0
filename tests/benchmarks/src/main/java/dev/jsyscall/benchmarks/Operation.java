package dev.jsyscall.benchmarks;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the benchmarks share: each operation is one subclass, each way of doing it one method with the way's name, which returns the
 * result or a negative errno.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public abstract class Operation {
    /** The file that open and stat are measured on: on every Linux, its path short and its inode warm. */
    public static final String PATH = "/etc/passwd";

    /** Opens a file for as long as the benchmark lives. */
    static OwnedFd open(String path, String flags) {
        try {
            return FcntlCalls.open(path, flags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations by the names that the C program knows them by. */
    static Map<String, Class<? extends Operation>> all() {
        Map<String, Class<? extends Operation>> all = new LinkedHashMap<>();
        all.put("getpid", Getpid.class);
        all.put("read", Read.class);
        all.put("write", Write.class);
        all.put("close", Close.class);
        all.put("clock_gettime", ClockGettime.class);
        all.put("open_close", OpenClose.class);
        all.put("stat", StatPath.class);
        all.put("spawn", SpawnTrue.class);
        return all;
    }
}
