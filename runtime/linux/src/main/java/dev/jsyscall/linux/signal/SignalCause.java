package dev.jsyscall.linux.signal;

import java.time.Duration;

/** Why a signal was sent, and what goes with that: {@code switch (info.cause()) { case SignalCause.Child child -> … }}. */
public sealed interface SignalCause {

    /**
     * By kill(2), by tkill(2) or tgkill(2) to one thread, or by the kernel itself.
     *
     * @param pid the sender's process, 0 if it is the kernel or outside this process's namespace
     * @param uid the sender's real user
     */
    record Sent(int pid, int uid) implements SignalCause {}

    /**
     * By sigqueue(3), a message queue, or anybody who made up his own.
     *
     * @param pid the sender's process
     * @param uid the sender's real user
     * @param value what was sent along, as a number
     * @param pointer what was sent along, as an address: the same bytes and those after them
     */
    record Queued(int pid, int uid, int value, long pointer) implements SignalCause {}

    /**
     * A POSIX timer expired.
     *
     * @param id the kernel's number of the timer
     * @param overrun how many more times it expired since
     * @param value what the timer was given, as a number
     * @param pointer what the timer was given, as an address: the same bytes and those after them
     */
    record Timer(int id, int overrun, int value, long pointer) implements SignalCause {}

    /**
     * A child ended, stopped or went on.
     *
     * @param pid the child
     * @param uid its real user
     * @param status its exit status, or the signal that ended or stopped it, as the code says
     * @param userTime CPU time that it spent in user mode
     * @param systemTime CPU time that it spent in the kernel
     */
    record Child(int pid, int uid, int status, Duration userTime, Duration systemTime) implements SignalCause {}

    /**
     * A fault of the program.
     *
     * @param address of the access, or of the instruction
     */
    record Fault(long address) implements SignalCause {}

    /**
     * A descriptor with O_ASYNC is ready.
     *
     * @param band what poll(2) would report
     * @param fd the descriptor's number
     */
    record Io(long band, int fd) implements SignalCause {}

    /**
     * A filter refused a system call.
     *
     * @param address where the call was made
     * @param number of the call
     * @param arch its architecture, a constant of {@code AUDIT_ARCH}
     */
    record RefusedCall(long address, int number, int arch) implements SignalCause {}
}
