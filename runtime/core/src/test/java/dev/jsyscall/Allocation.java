package dev.jsyscall;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts the bytes that a piece of code allocates once it is compiled. */
final class Allocation {
    private static final int CALLS = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private Allocation() {}

    /** Bytes per call: none as soon as one round needs none, since nobody knows when the compiler is done, else those of the best round. */
    static long perCall(LongSupplier code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        long unused = 0;
        long end = System.nanoTime() + PATIENCE;
        while (best >= CALLS && System.nanoTime() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) unused ^= code.getAsLong();
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return unused == Long.MIN_VALUE ? -1 : best / CALLS;
    }
}
