package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.Disposition;
import dev.jsyscall.linux.signal.ReservedSignals;
import dev.jsyscall.linux.signal.SignalMask;
import dev.jsyscall.linux.signal.SignalName;
import dev.jsyscall.linux.signal.SignalSet;
import dev.jsyscall.linux.signal.Signals;
import java.io.IOException;
import java.util.Optional;

/** Keeps timers from sending the JVM a signal that ends it, or that it or its libraries need. */
final class DeadlySignal {
    /** Those that do nothing by default. */
    private static final SignalSet HARMLESS = SignalSet.of(SIG.CHLD, SIG.CONT, SIG.URG, SIG.WINCH);
    /** Those that end the JVM in order, unless somebody has taken them over. */
    private static final SignalSet SHUTDOWN = SignalSet.of(SIG.INT, SIG.TERM, SIG.HUP);

    private DeadlySignal() {}

    /** For a signal to the process, which some thread will get. */
    static void refuse(int signal) throws ErrnoException {
        refuseReserved(signal);
        boolean deadly = switch (Disposition.of(signal)) {
            case DEFAULT -> !HARMLESS.contains(signal);
            case HANDLER -> SHUTDOWN.contains(signal) && !Signals.received().contains(signal);
            case IGNORE -> false;
        };
        if (deadly) {
            throw new IllegalStateException(SignalName.full(signal) + " would end the JVM: handle or ignore it before a timer sends it");
        }
    }

    /** For a signal to a thread. */
    static void refuse(int signal, int thread) throws ErrnoException {
        refuseReserved(signal);
        if (!isBlocked(signal, thread)) refuse(signal);
    }

    private static void refuseReserved(int signal) {
        Optional<String> reason = ReservedSignals.reason(signal);
        if (reason.isPresent()) {
            throw new IllegalArgumentException(SignalName.full(signal) + " may not be sent by a timer: " + reason.get());
        }
    }

    /** Whether a thread of this process has blocked a signal; false if that cannot be found out. */
    private static boolean isBlocked(int signal, int thread) {
        try {
            return SignalMask.of(thread).contains(signal);
        } catch (IOException noSuchThread) {
            return false;
        }
    }
}
