package dev.jsyscall;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that are not in use, at most {@link #SLOTS} of them. A thread looks where it put its last one, then next to it.
 */
final class ScratchPool {
    private static final int SLOTS = 64;
    private static final int TRIES = 4;
    /** How far apart slots are, so that threads on different processors do not share cache lines. */
    private static final int STRIDE = 16;

    private static final AtomicReferenceArray<@Nullable Scratch> FREE = new AtomicReferenceArray<>(SLOTS * STRIDE);

    private ScratchPool() {}

    static Scratch take(Thread thread) {
        for (int i = 0; i < TRIES; i++) {
            int slot = slot(thread, i);
            if (FREE.getPlain(slot) != null) {
                Scratch scratch = FREE.getAndSet(slot, null);
                if (scratch != null) return scratch;
            }
        }
        return fresh();
    }

    /** Apart, to keep what runs every time small enough for inlining. */
    private static Scratch fresh() {
        return new Scratch();
    }

    static void give(Thread thread, Scratch scratch) {
        for (int i = 0; i < TRIES; i++) {
            int slot = slot(thread, i);
            if (FREE.getPlain(slot) == null && FREE.compareAndSet(slot, null, scratch)) return;
        }
    }

    private static int slot(Thread thread, int attempt) {
        return ((int) thread.threadId() + attempt & SLOTS - 1) * STRIDE;
    }
}
