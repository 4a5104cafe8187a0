package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Which processors a thread may run on. It is each thread's own; threads and processes that it starts inherit it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">sched_setaffinity(2)</a>
 */
public final class Affinity {
    private static final int CALLER = 0;
    private static final long FIRST_TRY_BYTES = 128;
    private static final long LAST_TRY_BYTES = 1 << 16;

    private Affinity() {}

    /**
     * Where the calling thread may run.
     *
     * @throws ErrnoException as sched_getaffinity(2)
     */
    public static CpuSet get() throws ErrnoException {
        return get(CALLER);
    }

    /**
     * Where a thread may run.
     *
     * @param tid the thread's id; a process's means its main thread
     * @throws ErrnoException ESRCH if there is none
     */
    public static CpuSet get(int tid) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            // Nobody tells how many processors the kernel was built for, but it refuses a mask that is too small for them.
            for (long bytes = FIRST_TRY_BYTES; ; bytes *= 2) {
                MemorySegment mask = arena.allocate(bytes, Long.BYTES);
                try {
                    return CpuSet.of(mask.asSlice(0, ProcessCalls.schedGetaffinity(tid, mask)));
                } catch (ErrnoException e) {
                    if (!e.is(E.INVAL) || bytes >= LAST_TRY_BYTES) throw e;
                }
            }
        }
    }

    /**
     * Says where the calling thread may run. Processors that are not there or not allowed are left out.
     *
     * @throws ErrnoException EINVAL if none is left
     * @throws IllegalStateException in a virtual thread
     */
    public static void set(CpuSet cpus) throws ErrnoException {
        set(CALLER, cpus);
    }

    /**
     * Says where a thread may run.
     *
     * @param tid the thread's id; a process's means its main thread
     * @throws ErrnoException EINVAL if no processor is left; EPERM if it is another user's; ESRCH if there is none
     * @throws IllegalStateException for the calling thread, if that is a virtual thread
     */
    public static void set(int tid, CpuSet cpus) throws ErrnoException {
        if (tid == CALLER) PlatformThread.require("the choice of processors");
        try (Arena arena = Arena.ofConfined()) {
            ProcessCalls.schedSetaffinity(tid, cpus.allocate(arena));
        }
    }
}
