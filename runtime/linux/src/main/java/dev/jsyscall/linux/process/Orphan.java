package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;

/** Waits for children that nobody else waits for, so that they do not stay zombies. */
final class Orphan {
    private static final int STACK_BYTES = 128 * 1024;

    private Orphan() {}

    /** Waits in the background for a child that runs. */
    static void adopt(int pid) {
        Thread.ofPlatform().daemon().name("waits for process " + pid).stackSize(STACK_BYTES).start(() -> reap(pid));
    }

    /** Waits for a child that is ending. */
    static void reap(int pid) {
        try {
            Wait.pid(pid).await();
        } catch (ErrnoException waitedForByOthers) {
            // Or by the kernel, where SIGCHLD is ignored. Then there is nothing left to do.
        }
    }
}
