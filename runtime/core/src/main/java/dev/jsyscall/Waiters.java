package dev.jsyscall;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait on a file descriptor, in slots that are used again and again: after the first few calls, nothing is allocated.
 * Nobody locks; a thread is in as many slots as it has uses in flight.
 */
final class Waiters extends AtomicIntegerArray {
    private static final long serialVersionUID = 1;
    private static final int SLOTS = 4;
    private static final int FREE = 0;

    private transient volatile @Nullable Waiters more;

    Waiters() {
        super(SLOTS);
    }

    void add(int thread) {
        for (Waiters list = this; ; list = list.next()) {
            for (int i = 0; i < SLOTS; i++) {
                if (list.get(i) == FREE && list.compareAndSet(i, FREE, thread)) return;
            }
        }
    }

    void remove(int thread) {
        for (Waiters list = this; list != null; list = list.more) {
            for (int i = 0; i < SLOTS; i++) {
                // Only the thread itself clears its slots, so no one else can be between these two steps.
                if (list.get(i) == thread) {
                    list.setRelease(i, FREE);
                    return;
                }
            }
        }
    }

    boolean isEmpty() {
        for (Waiters list = this; list != null; list = list.more) {
            for (int i = 0; i < SLOTS; i++) {
                if (list.get(i) != FREE) return false;
            }
        }
        return true;
    }

    void forEach(Wakeup wakeup) {
        for (Waiters list = this; list != null; list = list.more) {
            for (int i = 0; i < SLOTS; i++) {
                int thread = list.get(i);
                if (thread != FREE) wakeup.wake(thread);
            }
        }
    }

    private synchronized Waiters next() {
        Waiters list = more;
        if (list == null) more = list = new Waiters();
        return list;
    }
}
