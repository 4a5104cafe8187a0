package dev.jsyscall;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a file descriptor and whether it is closed: one atomic word, the closed bit and the number of uses in flight.
 *
 * <p>The word decides who closes the number in the kernel: {@link #close} if nobody is in flight, else the use that leaves last. What
 * happens after a close with uses in flight is slow and rare, and under this object's lock: waking the threads that wait, and the
 * last one's kernel close. So the number is not freed while it is being retired, and nobody who has left is woken by mistake.
 */
final class FdState extends AtomicInteger implements Runnable {
    private static final long serialVersionUID = 1;

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final int RELEASED = 1 << 30;
    private static final int USES = RELEASED - 1;

    private final int number;
    private transient volatile @Nullable Waiters waiters;

    FdState(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isOpen() {
        return get() >= 0;
    }

    /** Counts a use, unless closed. */
    boolean enter() {
        int word;
        do {
            word = get();
            if (word < 0) return false;
        } while (!compareAndSet(word, word + 1));
        return true;
    }

    void exit() {
        int word = decrementAndGet();
        if (word < 0) leaveClosed(word);
    }

    /** Counts a use by a thread that is to be woken. The thread is noted first, so that a close that sees the use sees the thread. */
    boolean enterBlocking() {
        int thread = ThreadId.current();
        Waiters list = waiters;
        if (list == null) list = firstWaiters();
        list.add(thread);
        if (enter()) return true;
        list.remove(thread);
        return false;
    }

    void exitBlocking() {
        Waiters list = waiters;
        if (list != null) list.remove(ThreadId.current());
        exit();
    }

    private synchronized Waiters firstWaiters() {
        Waiters list = waiters;
        if (list == null) waiters = list = new Waiters();
        return list;
    }

    /** Marks it closed, and closes the number if nobody uses it. Returns 0 or the kernel's negative errno. */
    long close() {
        int word;
        do {
            word = get();
            if (word < 0) return 0;
        } while (!compareAndSet(word, word | CLOSED));
        if (word == 0) return kernelClose();
        wake();
        return 0;
    }

    /** Marks it closed without closing the number, now or later. */
    boolean release() {
        int word;
        do {
            word = get();
            if (word < 0) return false;
        } while (!compareAndSet(word, word | CLOSED | RELEASED));
        return true;
    }

    /** The cleaner's last resort. */
    @Override
    public void run() {
        close();
    }

    private void wake() {
        Waiters list = waiters;
        if (list == null || list.isEmpty()) return;
        Wakeup wakeup = WakeupService.INSTANCE;
        if (wakeup == null) return;
        synchronized (this) {
            if ((get() & USES) == 0) return;
            wakeup.retire(number);
            list.forEach(wakeup);
        }
    }

    private synchronized void leaveClosed(int word) {
        if (word == CLOSED) kernelClose();
    }

    private long kernelClose() {
        long result = Close.CALL.call(MemorySegment.ofAddress(number));
        // Interrupted or not, the number is free: another close could hit someone else's file.
        return result == -Platform.valueOf("interrupted") ? 0 : result;
    }

    /** The system call, looked up when the first descriptor is closed. */
    private static final class Close {
        static final Syscall CALL = Syscall.of("close", Platform.numberOf("close"));
    }
}
