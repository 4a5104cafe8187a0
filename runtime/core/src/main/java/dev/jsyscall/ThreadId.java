package dev.jsyscall;

/** The kernel's id of the thread that runs: asked once by a platform thread, each time by a virtual thread, which has none of its own. */
final class ThreadId {
    private static final Syscall CALL = Syscall.of("thread id", Platform.numberOf("thread_id"));
    private static final ThreadLocal<Integer> KNOWN = new ThreadLocal<>();

    private ThreadId() {}

    static int current() {
        if (Thread.currentThread().isVirtual()) return (int) CALL.call();
        Integer known = KNOWN.get();
        if (known == null) {
            known = (int) CALL.call();
            KNOWN.set(known);
        }
        return known;
    }
}
