package dev.jsyscall.linux.trace;

import dev.jsyscall.linux.abi.ptrace.PTRACE_EVENT;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.SignalName;

/** What a tracer is told of a thread: why it has stopped, or how it has ended. */
public sealed interface TraceStop {

    /** The thread's id. */
    int tid();

    /**
     * It has ended, or the process whose main thread it is.
     *
     * @param tid the thread's id
     * @param status what it gave to exit(2)
     */
    record Exited(int tid, int status) implements TraceStop {}

    /**
     * A signal has ended it.
     *
     * @param tid the thread's id
     * @param signal one of {@link SIG}
     * @param coreDumped whether it left a core dump
     */
    record Killed(int tid, int signal, boolean coreDumped) implements TraceStop {
        @Override
        public String toString() {
            return "Killed[tid=" + tid + ", signal=" + SignalName.full(signal) + (coreDumped ? ", core dumped]" : "]");
        }
    }

    /**
     * It is about to make a system call, or has made one: {@link Tracee#syscallInfo} tells which. It has been resumed by
     * {@link Tracee#syscall()}.
     *
     * @param tid the thread's id
     */
    record Syscall(int tid) implements TraceStop {}

    /**
     * A signal is about to be delivered to it, and will be if it is given when the thread is resumed.
     *
     * @param tid the thread's id
     * @param signal one of {@link SIG}
     */
    record Signal(int tid, int signal) implements TraceStop {
        @Override
        public String toString() {
            return "Signal[tid=" + tid + ", signal=" + SignalName.full(signal) + "]";
        }
    }

    /**
     * Something has happened that was asked for by an option; {@link Tracee#eventMessage} says more. {@code PTRACE_EVENT.STOP} comes
     * without having been asked for: the thread is new, was interrupted, or its group has stopped.
     *
     * @param tid the thread's id
     * @param event one of {@link PTRACE_EVENT}
     * @param signal TRAP; or the signal that stopped its group
     */
    record Event(int tid, int event, int signal) implements TraceStop {
        @Override
        public String toString() {
            return "Event[tid=" + tid + ", event=" + PTRACE_EVENT.format(event) + ", signal=" + SignalName.full(signal) + "]";
        }
    }

    /**
     * What the status says that wait4(2) stores.
     *
     * @param tid the thread that it is about
     * @param status the status
     */
    static TraceStop of(int tid, int status) {
        int stopped = 0x7f;
        int low = status & 0x7f;
        int high = status >> 8 & 0xff;
        if (low == 0) return new Exited(tid, high);
        if (low != stopped) return new Killed(tid, low, (status & 0x80) != 0);
        int event = status >>> 16;
        if (event != 0) return new Event(tid, event, high);
        // The option TRACESYSGOOD marks stops for system calls by this bit.
        return high == (SIG.TRAP | 0x80) ? new Syscall(tid) : new Signal(tid, high);
    }
}
