package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.prctl.PR_SCHED_CORE;
import dev.jsyscall.linux.abi.prctl.PR_SCHED_CORE_SCOPE;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Who runs on one core of a processor at the same time, and might learn of each other by that: only threads with the same cookie. Threads
 * and processes inherit theirs. Since Linux 5.14, where the processor has more than one thread a core.
 *
 * <p>Threads and processes are named by id, 0 for the calling thread, and belong to those that the caller may trace. How much is meant is
 * one of {@link PR_SCHED_CORE_SCOPE}: {@code "thread"}, {@code "thread_group"}, {@code "process_group"}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/PR_SCHED_CORE.2const.html">PR_SCHED_CORE(2const)</a>
 */
public final class CoreScheduling {
    private CoreScheduling() {}

    /**
     * A thread's cookie, which says only whether it is another's too; 0 if it has none.
     *
     * @throws ErrnoException ENODEV if the processor has one thread a core; EINVAL if the kernel cannot; EPERM; ESRCH
     */
    public static long cookie(int tid) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment cookie = scratch.allocate(Long.BYTES, Long.BYTES);
            PrctlCalls.prctlSchedCore(PR_SCHED_CORE.GET, tid, PR_SCHED_CORE_SCOPE.THREAD, cookie);
            return cookie.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    /**
     * Gives a new cookie.
     *
     * @throws ErrnoException as {@link #cookie}
     */
    public static void create(int id, int scope) throws ErrnoException {
        PrctlCalls.prctlSchedCore(PR_SCHED_CORE.CREATE, id, scope);
    }

    /** {@link #create(int, int)} in a word: {@code "thread_group"}. */
    public static void create(int id, String scope) throws ErrnoException {
        create(id, PR_SCHED_CORE_SCOPE.parse(scope));
    }

    /**
     * Gives the calling thread's cookie to others.
     *
     * @throws ErrnoException as {@link #cookie}
     */
    public static void shareTo(int id, int scope) throws ErrnoException {
        PrctlCalls.prctlSchedCore(PR_SCHED_CORE.SHARE_TO, id, scope);
    }

    /** {@link #shareTo(int, int)} in a word: {@code "process_group"}. */
    public static void shareTo(int id, String scope) throws ErrnoException {
        shareTo(id, PR_SCHED_CORE_SCOPE.parse(scope));
    }

    /**
     * Takes a thread's cookie over for the calling thread.
     *
     * @throws ErrnoException as {@link #cookie}
     * @throws IllegalStateException in a virtual thread
     */
    public static void shareFrom(int tid) throws ErrnoException {
        PlatformThread.require("who runs beside it");
        PrctlCalls.prctlSchedCore(PR_SCHED_CORE.SHARE_FROM, tid, PR_SCHED_CORE_SCOPE.THREAD);
    }
}
