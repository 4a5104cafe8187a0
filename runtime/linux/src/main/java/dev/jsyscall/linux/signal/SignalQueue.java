package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SI;
import dev.jsyscall.linux.abi.signal.SignalCalls;
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
 * @see <a href="https://man7.org/linux/man-pages/man2/rt_sigqueueinfo.2.html">rt_sigqueueinfo(2)</a>
 */
public final class SignalQueue {
    private SignalQueue() {}

    /** Sends a signal with a value to a process. */
    public static void send(int pid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            SignalCalls.rtSigqueueinfo(pid, SignalName.check(signal), info(scratch, signal, value));
        }
    }

    /** As {@link #send(int, int, int)}, by the signal's name. */
    public static void send(int pid, String signal, int value) throws ErrnoException {
        send(pid, SignalName.parse(signal), value);
    }

    /** As {@link #send(int, int, int)}; false if as many signals are queued as the limit allows. */
    public static boolean trySend(int pid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = info(scratch, SignalName.check(signal), value);
            long result = SignalRaw.rt_sigqueueinfo(pid, signal, info.segment());
            if (result < 0 && result != -E.AGAIN) throw ErrnoException.of(result, "rt_sigqueueinfo", pid, signal, info);
            return result == 0;
        }
    }

    /** As {@link #trySend(int, int, int)}, by the signal's name. */
    public static boolean trySend(int pid, String signal, int value) throws ErrnoException {
        return trySend(pid, SignalName.parse(signal), value);
    }

    /** Sends a signal with a value to one thread of a process: {@code tid} is the kernel's number of it. */
    public static void sendToThread(int pid, int tid, int signal, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            SignalCalls.rtTgsigqueueinfo(pid, tid, SignalName.check(signal), info(scratch, signal, value));
        }
    }

    /** As {@link #sendToThread(int, int, int, int)}, by the signal's name. */
    public static void sendToThread(int pid, int tid, String signal, int value) throws ErrnoException {
        sendToThread(pid, tid, SignalName.parse(signal), value);
    }

    private static Siginfo info(Scratch scratch, int signal, int value) {
        Siginfo info = Siginfo.allocate(scratch).signo(signal).code(SI.QUEUE);
        var fields = info.fields().rt().pid((int) ProcessRaw.getpid()).uid((int) CredRaw.getuid());
        fields.sigval().int_(value);
        return info;
    }
}
