package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.process.SCHED;
import dev.jsyscall.linux.abi.sched.SCHED_FLAG;
import dev.jsyscall.linux.abi.sched.SCHED_GETATTR_FLAG;
import dev.jsyscall.linux.abi.sched.SchedAttr;
import dev.jsyscall.linux.abi.sched.SchedCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.SegmentAllocator;
import java.time.Duration;

/**
 * How the kernel picks a thread to run: {@code Scheduling.batch(5).apply()}.
 *
 * <p>It is each thread's own; threads and processes that it starts inherit it, unless {@link #resetOnFork}. Where a thread is named, 0 is
 * the calling one. Real-time policies need CAP_SYS_NICE or {@code RLIMIT_RTPRIO}.
 *
 * @param policy one of {@link SCHED}
 * @param flags bits of {@link SCHED_FLAG}
 * @param nice NORMAL and BATCH: -20 for the largest share to 19 for the smallest; 0 for others
 * @param priority FIFO and RR: 1 to 99; 0 for others
 * @param runtime DEADLINE: how long it runs in each period; others, since Linux 6.12: the slice that it has
 * @param deadline DEADLINE: how long after the beginning of a period that must be done
 * @param period DEADLINE: from one period to the next; zero is as long as the deadline
 * @param leastUse how much of a processor the thread is taken to use at least, 0 to 1024, whatever it does: a fast one, then. Looked at
 *     with the flag {@code util_clamp_min}, where -1 takes it back
 * @param mostUse how much it is taken to use at most; looked at with the flag {@code util_clamp_max}
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7)</a>
 */
public record Scheduling(
        int policy, long flags, int nice, int priority, Duration runtime, Duration deadline, Duration period,
        int leastUse, int mostUse) {
    private static final int CALLER = 0;
    private static final int FULL_USE = 1024;

    /**
     * All of it.
     *
     * @throws IllegalArgumentException if a time is negative, or a use is not -1 to 1024
     */
    public Scheduling {
        if (runtime.isNegative() || deadline.isNegative() || period.isNegative()) {
            throw new IllegalArgumentException("times are not negative: " + runtime + ", " + deadline + ", " + period);
        }
        if (leastUse < -1 || leastUse > FULL_USE || mostUse < -1 || mostUse > FULL_USE) {
            throw new IllegalArgumentException("a use is 0 to " + FULL_USE + ", or -1 for none: " + leastUse + ", " + mostUse);
        }
    }

    /** Fair shares, the default. */
    public static Scheduling normal(int nice) {
        return fair(SCHED.NORMAL, nice);
    }

    /** Fair shares for what computes at length: it never preempts others. */
    public static Scheduling batch(int nice) {
        return fair(SCHED.BATCH, nice);
    }

    /** Only when nothing else wants to run. */
    public static Scheduling idle() {
        return fair(SCHED.IDLE, 0);
    }

    /** Real time: runs until it waits. */
    public static Scheduling fifo(int priority) {
        return realTime(SCHED.FIFO, priority);
    }

    /** Real time: takes turns with those of the same priority. */
    public static Scheduling roundRobin(int priority) {
        return realTime(SCHED.RR, priority);
    }

    /** Real time: so much in every period, done by a deadline. The thread must be allowed on all processors. */
    public static Scheduling deadline(Duration runtime, Duration deadline, Duration period) {
        return new Scheduling(SCHED.DEADLINE, 0, 0, 0, runtime, deadline, period, 0, FULL_USE);
    }

    private static Scheduling fair(int policy, int nice) {
        return new Scheduling(policy, 0, nice, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, FULL_USE);
    }

    private static Scheduling realTime(int policy, int priority) {
        int lowest = 1;
        int highest = 99;
        if (priority < lowest || priority > highest) {
            throw new IllegalArgumentException("a real-time priority is " + lowest + " to " + highest + ", not " + priority);
        }
        return new Scheduling(policy, 0, 0, priority, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, FULL_USE);
    }

    /** The same with other flags, bits of {@link SCHED_FLAG}. */
    public Scheduling withFlags(long bits) {
        return new Scheduling(policy, bits, nice, priority, runtime, deadline, period, leastUse, mostUse);
    }

    /** {@link #withFlags(long)} in words: {@code "reclaim, dl_overrun"}. */
    public Scheduling withFlags(String bits) {
        return withFlags(SCHED_FLAG.parse(bits));
    }

    /** The same, where children and new threads begin as {@link #normal}. */
    public Scheduling resetOnFork() {
        return withFlags(flags | SCHED_FLAG.RESET_ON_FORK);
    }

    /**
     * The same, where the thread is taken to use so much of a processor, of 1024, at least and at most, whatever it does: by that the kernel
     * chooses among processors and their speeds. -1 takes a bound back. Since Linux 5.3.
     */
    public Scheduling withUse(int least, int most) {
        return new Scheduling(policy, flags | SCHED_FLAG.UTIL_CLAMP_MIN | SCHED_FLAG.UTIL_CLAMP_MAX, nice, priority, runtime, deadline,
                period, least, most);
    }

    /**
     * How the calling thread is scheduled.
     *
     * @throws ErrnoException as sched_getattr(2)
     */
    public static Scheduling get() throws ErrnoException {
        return get(CALLER);
    }

    /**
     * How a thread is scheduled.
     *
     * @param tid the thread's id; a process's means its main thread
     * @throws ErrnoException ESRCH if there is none
     */
    public static Scheduling get(int tid) throws ErrnoException {
        return get(tid, 0);
    }

    /**
     * What is left of runtime and deadline in the present period of a thread that has them; since Linux 7.0.
     *
     * @throws ErrnoException ESRCH if there is none; EINVAL if the kernel is older
     */
    public static Scheduling remaining(int tid) throws ErrnoException {
        return get(tid, SCHED_GETATTR_FLAG.DL_DYNAMIC);
    }

    private static Scheduling get(int tid, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            SchedAttr attr = SchedAttr.allocate(scratch);
            SchedCalls.schedGetattr(tid, attr, flags);
            return new Scheduling(attr.policy(), attr.flags(), attr.nice(), attr.priority(), Duration.ofNanos(attr.runtime()),
                    Duration.ofNanos(attr.deadline()), Duration.ofNanos(attr.period()), attr.util_min(), attr.util_max());
        }
    }

    /**
     * Schedules the calling thread so.
     *
     * @throws ErrnoException EPERM if it needs a privilege; EINVAL if the parts do not suit each other
     * @throws IllegalStateException in a virtual thread
     */
    public void apply() throws ErrnoException {
        apply(CALLER);
    }

    /**
     * Schedules a thread so.
     *
     * @param tid the thread's id; a process's means its main thread
     * @throws ErrnoException EPERM if it needs a privilege; EINVAL if the parts do not suit each other; ESRCH if there is no such thread;
     *     EBUSY if processors have no time left for a DEADLINE; EOPNOTSUPP if the kernel cannot clamp a use
     * @throws IllegalStateException for the calling thread, if that is a virtual thread
     */
    public void apply(int tid) throws ErrnoException {
        if (tid == CALLER) PlatformThread.require("scheduling");
        try (Scratch scratch = Scratch.open()) {
            SchedCalls.schedSetattr(tid, toSchedAttr(scratch));
        }
    }

    /** The same as the kernel takes it. */
    SchedAttr toSchedAttr(SegmentAllocator allocator) {
        return SchedAttr.allocate(allocator).size(SchedAttr.SIZE).policy(policy).flags(flags).nice(nice).priority(priority)
                .runtime(runtime.toNanos()).deadline(deadline.toNanos()).period(period.toNanos())
                .util_min(leastUse).util_max(mostUse);
    }

    /**
     * Lets other threads run first, if any are waiting for this processor.
     *
     * @throws ErrnoException never, on Linux
     */
    public static void schedYield() throws ErrnoException {
        ProcessCalls.schedYield();
    }

    /**
     * How long a thread runs before it is another's turn, which says something of {@link #roundRobin} alone.
     *
     * @throws ErrnoException ESRCH if there is no such thread
     */
    public static Duration roundRobinInterval(int tid) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timespec interval = Timespec.allocate(scratch);
            SchedCalls.schedRrGetInterval(tid, interval);
            return interval.toDuration();
        }
    }

    /**
     * The lowest priority of a policy, one of {@link SCHED}.
     *
     * @throws ErrnoException EINVAL if the policy is unknown
     */
    public static int lowestPriority(int policy) throws ErrnoException {
        return ProcessCalls.schedGetPriorityMin(policy);
    }

    /** {@link #lowestPriority(int)} in words: {@code "fifo"}. */
    public static int lowestPriority(String policy) throws ErrnoException {
        return lowestPriority(SCHED.parse(policy));
    }

    /**
     * The highest priority of a policy, one of {@link SCHED}.
     *
     * @throws ErrnoException EINVAL if the policy is unknown
     */
    public static int highestPriority(int policy) throws ErrnoException {
        return ProcessCalls.schedGetPriorityMax(policy);
    }

    /** {@link #highestPriority(int)} in words: {@code "fifo"}. */
    public static int highestPriority(String policy) throws ErrnoException {
        return highestPriority(SCHED.parse(policy));
    }

    /** {@code {policy=rr, priority=5}}, with what the policy knows. */
    @Override
    public String toString() {
        String text = "{policy=" + SCHED.format(policy);
        if (flags != 0) text += ", flags=" + SCHED_FLAG.format(flags);
        if ((flags & SCHED_FLAG.UTIL_CLAMP_MIN) != 0) text += ", leastUse=" + leastUse;
        if ((flags & SCHED_FLAG.UTIL_CLAMP_MAX) != 0) text += ", mostUse=" + mostUse;
        if (priority != 0) return text + ", priority=" + priority + "}";
        if (policy != SCHED.DEADLINE) return text + ", nice=" + nice + "}";
        return text + ", runtime=" + runtime + ", deadline=" + deadline + ", period=" + period + "}";
    }
}
