package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.resource.PRIO;
import dev.jsyscall.linux.abi.resource.PRIO_RANGE;
import dev.jsyscall.linux.abi.resource.ResourceCalls;

/**
 * Nice values: -20 gets the largest share of a processor, 19 the smallest.
 *
 * <p>On Linux each thread has its own, whatever POSIX says: without an id these methods are about the thread that calls, and with
 * {@link PRIO#PROCESS} about the thread of that id. Threads and processes that it starts inherit it. (The system call answers 20 minus
 * the value; these methods tell the value itself.)
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getpriority.2.html">getpriority(2)</a>
 */
public final class Nice {
    private static final int CALLER = 0;

    private Nice() {}

    /**
     * The calling thread's nice value.
     *
     * @throws ErrnoException as getpriority(2)
     */
    public static int get() throws ErrnoException {
        return get(PRIO.PROCESS, CALLER);
    }

    /**
     * The lowest nice value of some threads.
     *
     * @param which one of {@link PRIO}
     * @param who the id of a thread, process group or user; 0 for the caller's
     * @throws ErrnoException ESRCH if there are none
     */
    public static int get(int which, int who) throws ErrnoException {
        return PRIO_RANGE.PRIO_MAX - ResourceCalls.getpriority(which, who);
    }

    /** {@link #get(int, int)} in words: {@code "process"}, {@code "pgrp"}, {@code "user"}. */
    public static int get(String which, int who) throws ErrnoException {
        return get(PRIO.parse(which), who);
    }

    /**
     * Sets the calling thread's nice value. Values beyond the range become the nearest within.
     *
     * @throws ErrnoException EACCES if it may not be lowered: that needs CAP_SYS_NICE or {@code RLIMIT_NICE}
     * @throws IllegalStateException in a virtual thread
     */
    public static void set(int value) throws ErrnoException {
        set(PRIO.PROCESS, CALLER, value);
    }

    /**
     * Sets the nice value of some threads.
     *
     * @param which one of {@link PRIO}
     * @param who the id of a thread, process group or user; 0 for the caller's
     * @throws ErrnoException EACCES if it may not be lowered; EPERM if they are another user's; ESRCH if there are none
     * @throws IllegalStateException for the calling thread, if that is a virtual thread
     */
    public static void set(int which, int who, int value) throws ErrnoException {
        if (which == PRIO.PROCESS && who == CALLER) PlatformThread.require("a nice value");
        ResourceCalls.setpriority(which, who, value);
    }

    /** {@link #set(int, int, int)} in words: {@code "process"}, {@code "pgrp"}, {@code "user"}. */
    public static void set(String which, int who, int value) throws ErrnoException {
        set(PRIO.parse(which), who, value);
    }

    /**
     * Adds to the calling thread's nice value.
     *
     * @return what it is now
     * @throws ErrnoException as {@link #set(int)}
     * @throws IllegalStateException in a virtual thread
     */
    public static int add(int increment) throws ErrnoException {
        long wanted = (long) get() + increment;
        set(Math.clamp(wanted, PRIO_RANGE.PRIO_MIN, PRIO_RANGE.PRIO_MAX - 1));
        return get();
    }
}
