package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;

/** Waits for a child that nobody waits for any more, so that it does not stay a zombie. */
final class Orphan {
    private static final int STACK_BYTES = 128 * 1024;

    private Orphan() {}

    static void adopt(int pid) {
        Thread.ofPlatform().daemon().name("waits for process " + pid).stackSize(STACK_BYTES).start(() -> {
            try {
                Wait.pid(pid).await();
            } catch (ErrnoException waitedForByOthers) {
                // Then there is nothing left to do.
            }
        });
    }
}
