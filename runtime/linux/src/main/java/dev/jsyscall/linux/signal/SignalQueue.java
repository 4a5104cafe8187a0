package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.raw.CredRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.raw.SignalRaw;

/**
 * Sends signals with a value: {@code SignalQueue.send(pid, "rt_5", 42)}.
 *
 * <p>Real-time signals queue in the kernel, in order, up to RLIMIT_SIGPENDING of the receiver's user. Those to a process with several
 * threads may overtake each other all the same, as each may be handled by another thread. Of another signal only the first is kept until it
 * is delivered.
 *
 * <p>The value is an {@code int}, read by {@link SignalInfo#value}, or a {@code long}, read by {@link SignalInfo#pointer}: C's
 * {@code union sigval} has room for a number or an address, and the receiver has to know which of them it is.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/rt_sigqueueinfo.2.html">rt_sigqueueinfo(2)</a>
 */
public final class SignalQueue {
    private SignalQueue() {}

    /** Sends a signal with a value to a process. */
    public static void send(int pid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, value);
            require(toProcess(info, pid), info, pid);
        }
    }

    /** As {@link #send(int, int, int)}, by the signal's name. */
    public static void send(int pid, String signal, int value) throws ErrnoException {
        send(pid, SignalName.parse(signal), value);
    }

    /** As {@link #send(int, int, int)}, with an address. */
    public static void send(int pid, int signal, long pointer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, pointer);
            require(toProcess(info, pid), info, pid);
        }
    }

    /** As {@link #send(int, int, long)}, by the signal's name. */
    public static void send(int pid, String signal, long pointer) throws ErrnoException {
        send(pid, SignalName.parse(signal), pointer);
    }

    /** As {@link #send(int, int, int)}; false if as many signals are queued as the limit allows. */
    public static boolean trySend(int pid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, value);
            return unlessFull(toProcess(info, pid), info, pid);
        }
    }

    /** As {@link #trySend(int, int, int)}, by the signal's name. */
    public static boolean trySend(int pid, String signal, int value) throws ErrnoException {
        return trySend(pid, SignalName.parse(signal), value);
    }

    /** As {@link #trySend(int, int, int)}, with an address. */
    public static boolean trySend(int pid, int signal, long pointer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, pointer);
            return unlessFull(toProcess(info, pid), info, pid);
        }
    }

    /** As {@link #trySend(int, int, long)}, by the signal's name. */
    public static boolean trySend(int pid, String signal, long pointer) throws ErrnoException {
        return trySend(pid, SignalName.parse(signal), pointer);
    }

    /** Sends a signal with a value to one thread of a process: {@code tid} is the kernel's number of it. */
    public static void sendToThread(int pid, int tid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, value);
            require(toThread(info, pid, tid), info, pid, tid);
        }
    }

    /** As {@link #sendToThread(int, int, int, int)}, by the signal's name. */
    public static void sendToThread(int pid, int tid, String signal, int value) throws ErrnoException {
        sendToThread(pid, tid, SignalName.parse(signal), value);
    }

    /** As {@link #sendToThread(int, int, int, int)}, with an address. */
    public static void sendToThread(int pid, int tid, int signal, long pointer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, pointer);
            require(toThread(info, pid, tid), info, pid, tid);
        }
    }

    /** As {@link #sendToThread(int, int, int, long)}, by the signal's name. */
    public static void sendToThread(int pid, int tid, String signal, long pointer) throws ErrnoException {
        sendToThread(pid, tid, SignalName.parse(signal), pointer);
    }

    /** As {@link #sendToThread(int, int, int, int)}; false if as many signals are queued as the limit allows. */
    public static boolean trySendToThread(int pid, int tid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, value);
            return unlessFull(toThread(info, pid, tid), info, pid, tid);
        }
    }

    /** As {@link #trySendToThread(int, int, int, int)}, by the signal's name. */
    public static boolean trySendToThread(int pid, int tid, String signal, int value) throws ErrnoException {
        return trySendToThread(pid, tid, SignalName.parse(signal), value);
    }

    /** As {@link #trySendToThread(int, int, int, int)}, with an address. */
    public static boolean trySendToThread(int pid, int tid, int signal, long pointer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, signal, pointer);
            return unlessFull(toThread(info, pid, tid), info, pid, tid);
        }
    }

    /** As {@link #trySendToThread(int, int, int, long)}, by the signal's name. */
    public static boolean trySendToThread(int pid, int tid, String signal, long pointer) throws ErrnoException {
        return trySendToThread(pid, tid, SignalName.parse(signal), pointer);
    }

    /** Sends a signal with a value to the process of a pidfd: no other can be meant by mistake. Since Linux 5.1. */
    public static void send(HasFd process, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            toPidfd(info(scratch, signal, value), process.fd());
        }
    }

    /** As {@link #send(HasFd, int, int)}, by the signal's name. */
    public static void send(HasFd process, String signal, int value) throws ErrnoException {
        send(process, SignalName.parse(signal), value);
    }

    /** As {@link #send(HasFd, int, int)}, with an address. */
    public static void send(HasFd process, int signal, long pointer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            toPidfd(info(scratch, signal, pointer), process.fd());
        }
    }

    /** As {@link #send(HasFd, int, long)}, by the signal's name. */
    public static void send(HasFd process, String signal, long pointer) throws ErrnoException {
        send(process, SignalName.parse(signal), pointer);
    }

    private static void toPidfd(Siginfo info, Fd process) throws ErrnoException {
        int number = process.enter();
        try {
            long result = SignalRaw.pidfd_send_signal(number, info.signo(), info.segment(), 0);
            if (result < 0) {
                throw process.failure(result, "pidfd_send_signal", process, SIG.table().shown(info.signo()), InfoReader.read(info));
            }
        } finally {
            process.exit();
        }
    }

    private static Siginfo info(Scratch scratch, int signal, int value) {
        Siginfo info = info(scratch, signal);
        info.fields().rt().sigval().int_(value);
        return info;
    }

    private static Siginfo info(Scratch scratch, int signal, long pointer) {
        Siginfo info = info(scratch, signal);
        info.fields().rt().sigval().ptr(pointer);
        return info;
    }

    private static Siginfo info(Scratch scratch, int signal) {
        Siginfo info = Siginfo.allocate(scratch).signo(SignalName.check(signal)).code(SI.QUEUE);
        info.fields().rt().pid((int) ProcessRaw.getpid()).uid((int) CredRaw.getuid());
        return info;
    }

    private static long toProcess(Siginfo info, int pid) {
        return SignalRaw.rt_sigqueueinfo(pid, info.signo(), info.segment());
    }

    private static long toThread(Siginfo info, int pid, int tid) {
        return SignalRaw.rt_tgsigqueueinfo(pid, tid, info.signo(), info.segment());
    }

    private static boolean unlessFull(long result, Siginfo info, int... target) throws ErrnoException {
        if (result == -E.AGAIN) return false;
        require(result, info, target);
        return true;
    }

    /** Throws if it failed. The typed calls would show every member of the record's unions. */
    private static void require(long result, Siginfo info, int... target) throws ErrnoException {
        if (result >= 0) return;
        Object signal = SIG.table().shown(info.signo());
        SignalInfo shown = InfoReader.read(info);
        throw target.length == 1 ? ErrnoException.of(result, "rt_sigqueueinfo", target[0], signal, shown)
                : ErrnoException.of(result, "rt_tgsigqueueinfo", target[0], target[1], signal, shown);
    }
}
