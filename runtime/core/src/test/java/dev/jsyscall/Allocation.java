package dev.jsyscall;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Counts the bytes that a piece of code allocates once it is compiled. */
final class Allocation {
    private static final int WARM_UP = 60_000;
    private static final int ROUNDS = 10;
    private static final int CALLS = 10_000;

    private static volatile long sink;

    private Allocation() {}

    /** Bytes per call, in the best of several rounds: the compiler may still be at work in the first. */
    static long perCall(LongSupplier code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) sink += code.getAsLong();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) sink += code.getAsLong();
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return best / CALLS;
    }
}
