package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.ioprio.IOPRIO;
import dev.jsyscall.linux.abi.ioprio.IOPRIO_CLASS;
import dev.jsyscall.linux.abi.ioprio.IOPRIO_HINT;
import dev.jsyscall.linux.abi.ioprio.IOPRIO_WHO;
import dev.jsyscall.linux.abi.ioprio.IoprioCalls;

/**
 * Who waits longer for disks. Each thread has a priority; threads and processes that it starts inherit it. It matters where the disk's
 * scheduler looks at it.
 *
 * @param kind one of {@link IOPRIO_CLASS}
 * @param level RT and BE: 0 comes first, 7 last
 * @param hint one of {@link IOPRIO_HINT}
 * @see <a href="https://man7.org/linux/man-pages/man2/ioprio_set.2.html">ioprio_set(2)</a>
 */
public record IoPriority(int kind, int level, int hint) {
    private static final int CALLER = 0;

    /**
     * A priority.
     *
     * @throws IllegalArgumentException if the level is not 0 to 7, or the kernel has no room for the kind or the hint
     */
    public IoPriority {
        if ((kind & ~IOPRIO.CLASS_MASK) != 0) throw new IllegalArgumentException("a kind is one of IOPRIO_CLASS, not " + kind);
        if ((hint & ~IOPRIO.HINT_MASK) != 0) throw new IllegalArgumentException("a hint is one of IOPRIO_HINT, not " + hint);
        if (level < 0 || level >= IOPRIO.NR_LEVELS) throw new IllegalArgumentException("a level is 0 to 7, not " + level);
    }

    /** None of its own: it follows from the nice value. */
    public static IoPriority none() {
        return new IoPriority(IOPRIO_CLASS.NONE, 0, IOPRIO_HINT.NONE);
    }

    /** Before all others; needs CAP_SYS_NICE. */
    public static IoPriority realTime(int level) {
        return new IoPriority(IOPRIO_CLASS.RT, level, IOPRIO_HINT.NONE);
    }

    /** As the level says; 4 is usual. */
    public static IoPriority bestEffort(int level) {
        return new IoPriority(IOPRIO_CLASS.BE, level, IOPRIO_HINT.NONE);
    }

    /** Only when nobody else wants the disk. */
    public static IoPriority idle() {
        return new IoPriority(IOPRIO_CLASS.IDLE, 0, IOPRIO_HINT.NONE);
    }

    /**
     * The calling thread's.
     *
     * @throws ErrnoException never, on Linux
     */
    public static IoPriority get() throws ErrnoException {
        return get(IOPRIO_WHO.PROCESS, CALLER);
    }

    /**
     * The highest of some threads.
     *
     * @param which one of {@link IOPRIO_WHO}
     * @param who the id of a thread, process group or user; 0 for the caller's
     * @throws ErrnoException ESRCH if there are none
     */
    public static IoPriority get(int which, int who) throws ErrnoException {
        int packed = IoprioCalls.ioprioGet(which, who);
        return new IoPriority(packed >> IOPRIO.CLASS_SHIFT & IOPRIO.CLASS_MASK, packed & IOPRIO.LEVEL_MASK,
                packed >> IOPRIO.HINT_SHIFT & IOPRIO.HINT_MASK);
    }

    /** {@link #get(int, int)} in words: {@code "process"}, {@code "pgrp"}, {@code "user"}. */
    public static IoPriority get(String which, int who) throws ErrnoException {
        return get(IOPRIO_WHO.parse(which), who);
    }

    /**
     * Gives it to the calling thread.
     *
     * @throws ErrnoException EPERM if it needs CAP_SYS_NICE
     * @throws IllegalStateException in a virtual thread
     */
    public void apply() throws ErrnoException {
        apply(IOPRIO_WHO.PROCESS, CALLER);
    }

    /**
     * Gives it to some threads.
     *
     * @param which one of {@link IOPRIO_WHO}
     * @param who the id of a thread, process group or user; 0 for the caller's
     * @throws ErrnoException EPERM if it needs CAP_SYS_NICE; ESRCH if there are none
     * @throws IllegalStateException for the calling thread, if that is a virtual thread
     */
    public void apply(int which, int who) throws ErrnoException {
        if (which == IOPRIO_WHO.PROCESS && who == CALLER) PlatformThread.require("an I/O priority");
        IoprioCalls.ioprioSet(which, who, packed());
    }

    /** As the kernel takes it. */
    int packed() {
        return kind << IOPRIO.CLASS_SHIFT | hint << IOPRIO.HINT_SHIFT | level;
    }

    /** {@link #apply(int, int)} in words: {@code "process"}, {@code "pgrp"}, {@code "user"}. */
    public void apply(String which, int who) throws ErrnoException {
        apply(IOPRIO_WHO.parse(which), who);
    }

    /** {@code {class=be, level=4}}. */
    @Override
    public String toString() {
        return "{class=" + IOPRIO_CLASS.format(kind) + ", level=" + level + (hint == 0 ? "" : ", hint=" + IOPRIO_HINT.format(hint)) + "}";
    }
}
