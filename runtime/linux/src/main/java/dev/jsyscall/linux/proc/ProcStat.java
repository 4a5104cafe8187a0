package dev.jsyscall.linux.proc;

import dev.jsyscall.Platform;
import java.time.Duration;

/**
 * A process's or thread's state in numbers, from {@code /proc/PID/stat}.
 *
 * @param pid its id
 * @param comm the program's or thread's name, 15 bytes at most, whatever they are
 * @param state R runs, S sleeps, D waits without being interruptible, I idles in the kernel, T was stopped, t is stopped by its tracer,
 *     Z has ended and is to be waited for, X is gone
 * @param ppid its parent's id
 * @param pgrp its process group
 * @param session its session
 * @param tty its terminal's device number, 0 if it has none
 * @param tpgid the process group in the terminal's foreground, -1 if it has none
 * @param minorFaults page faults that needed no reading
 * @param majorFaults page faults that did
 * @param userTime processor time in the program
 * @param kernelTime processor time in the kernel
 * @param childUserTime processor time in programs of children that were waited for
 * @param childKernelTime the same in the kernel
 * @param priority nice value plus 20, or below 0 the real-time priority and one, negated
 * @param nice its nice value
 * @param threads how many threads it has
 * @param started when it began, counted from boot
 * @param virtualBytes what is mapped
 * @param residentBytes what of that is in memory
 * @param cpu the processor that it ran on last
 * @param realTimePriority 1 to 99; 0 if it is not scheduled so
 * @param policy how it is scheduled, one of {@link dev.jsyscall.linux.abi.process.SCHED}
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public record ProcStat(
        int pid, String comm, char state, int ppid, int pgrp, int session, int tty, int tpgid, long minorFaults, long majorFaults,
        Duration userTime, Duration kernelTime, Duration childUserTime, Duration childKernelTime, long priority, int nice, int threads,
        Duration started, long virtualBytes, long residentBytes, int cpu, int realTimePriority, int policy) {

    /** A name may have blanks, parentheses and ends of line in it; nothing after it has. */
    static ProcStat parse(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open) throw new IllegalStateException("a /proc/PID/stat without a name: " + text);
        // The manual counts from 1, and the first after the name is its field 3.
        String[] rest = text.substring(close + 2).split("\\s+");
        return new ProcStat(Integer.parseInt(text.substring(0, open).strip()), text.substring(open + 1, close), rest[0].charAt(0),
                integer(rest, 4), integer(rest, 5), integer(rest, 6), integer(rest, 7), integer(rest, 8), number(rest, 10),
                number(rest, 12), Ticks.time(number(rest, 14)), Ticks.time(number(rest, 15)), Ticks.time(number(rest, 16)),
                Ticks.time(number(rest, 17)), number(rest, 18), integer(rest, 19), integer(rest, 20), Ticks.time(number(rest, 22)),
                number(rest, 23), number(rest, 24) * Platform.pageSize(), integer(rest, 39), integer(rest, 40), integer(rest, 41));
    }

    private static long number(String[] rest, int field) {
        String digits = rest[field - 3];
        return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    }

    private static int integer(String[] rest, int field) {
        return (int) number(rest, field);
    }
}
