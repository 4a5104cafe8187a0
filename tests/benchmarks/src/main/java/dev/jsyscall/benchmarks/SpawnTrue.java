package dev.jsyscall.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Warmup;

/** Start a program that does nothing, and wait for its end, from a process that has touched much memory: 4 GiB, where there is plenty. */
@Warmup(iterations = 4, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 15, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class SpawnTrue extends Operation {
    private static final int MOST_MEGABYTES = 4096;
    private static final int SHARE = 5;

    /** At most a fifth of the machine's memory. */
    static final int MEGABYTES = (int) Math.min(MOST_MEGABYTES, machineMegabytes() / SHARE);

    private static final String PROGRAM = "/bin/true";

    private final Spawn spawn = Spawn.of(PROGRAM);
    private final ProcessBuilder builder = new ProcessBuilder(PROGRAM).inheritIO();

    private static long machineMegabytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
    }

    @Benchmark
    public int typed() throws IOException {
        try (Child child = spawn.start()) {
            return child.await().code();
        }
    }

    @Benchmark
    public int processBuilder() throws IOException, InterruptedException {
        return builder.start().waitFor();
    }
}
