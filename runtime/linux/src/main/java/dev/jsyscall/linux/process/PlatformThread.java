package dev.jsyscall.linux.process;

/** What belongs to a thread of the kernel: virtual threads take turns on one, and would change each other's. */
final class PlatformThread {
    private PlatformThread() {}

    /**
     * Lets a platform thread go on.
     *
     * @param what what the caller is about to change
     * @throws IllegalStateException if a virtual thread runs
     */
    static void require(String what) {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException(what + " belongs to a thread of the kernel, which a virtual thread shares with others: "
                    + "change it in a platform thread");
        }
    }
}
