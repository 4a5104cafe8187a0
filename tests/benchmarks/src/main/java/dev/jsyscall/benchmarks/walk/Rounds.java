package dev.jsyscall.benchmarks.walk;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Walks again and again, and prints a line a round, as the C program does. */
final class Rounds {
    /** What a walk finds. */
    record Found(long entries, long bytes) {}

    /** A way to walk. */
    interface Walker {
        Found walk(String path) throws IOException;
    }

    private Rounds() {}

    /** The arguments are a path and how many rounds. A single round is for those who time the process: it is not timed. */
    static void run(String[] arguments, Walker walker) throws IOException {
        int rounds = Integer.parseInt(arguments[1]);
        if (rounds == 1) {
            Found found = walker.walk(arguments[0]);
            System.out.println("0 0 0 " + found.entries() + " " + found.bytes());
            return;
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long processor = thread.getCurrentThreadCpuTime();
            long allocated = thread.getCurrentThreadAllocatedBytes();
            Found found = walker.walk(arguments[0]);
            allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
            processor = thread.getCurrentThreadCpuTime() - processor;
            long wall = System.nanoTime() - start;
            System.out.println(wall + " " + processor + " " + allocated + " " + found.entries() + " " + found.bytes());
        }
    }
}
