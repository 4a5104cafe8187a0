package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Keeps timers from sending the JVM a signal that ends it. */
final class DeadlySignal {
    private static final String BLOCKED = "SigBlk:";
    private static final int HEXADECIMAL = 16;

    private DeadlySignal() {}

    /** For a signal to the process, which some thread will get. */
    static void refuse(int signal) throws ErrnoException {
        if (isReserved(signal)) {
            throw new IllegalArgumentException(SIG.format(signal) + " stops or ends the JVM: a timer may not send it");
        }
        if (isUnhandled(signal)) {
            throw new IllegalStateException(SIG.format(signal) + " would end the JVM: handle or ignore it before a timer sends it");
        }
    }

    /** For a signal to a thread. */
    static void refuse(int signal, int thread) throws ErrnoException {
        if (isReserved(signal) || !isBlocked(signal, thread)) refuse(signal);
    }

    /** Signals that cannot be handled, and those that the JVM takes for a fault of its own. */
    private static boolean isReserved(int signal) {
        return signal == SIG.KILL || signal == SIG.STOP || signal == SIG.SEGV || signal == SIG.BUS || signal == SIG.FPE
                || signal == SIG.ILL || signal == SIG.TRAP;
    }

    private static boolean isUnhandled(int signal) throws ErrnoException {
        if (signal == SIG.CHLD || signal == SIG.CONT || signal == SIG.URG || signal == SIG.WINCH) return false;
        try (Scratch scratch = Scratch.open()) {
            Sigaction action = Sigaction.allocate(scratch);
            SignalCalls.rtSigaction(signal, null, action);
            return action.handler() == SIG_HANDLER.DFL;
        }
    }

    /** Whether a thread of this process has blocked a signal; false if that cannot be found out. */
    private static boolean isBlocked(int signal, int thread) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/task/" + thread + "/status"))) {
            return lines.filter(line -> line.startsWith(BLOCKED)).map(line -> line.substring(BLOCKED.length()).strip())
                    .anyMatch(set -> (Long.parseUnsignedLong(set, HEXADECIMAL) >>> signal - 1 & 1) != 0);
        } catch (IOException noSuchThread) {
            return false;
        }
    }
}
