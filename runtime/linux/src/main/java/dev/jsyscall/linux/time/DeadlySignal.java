package dev.jsyscall.linux.time;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.signal.Disposition;
import dev.jsyscall.linux.signal.SignalSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Keeps timers from sending the JVM a signal that ends it. */
final class DeadlySignal {
    /** Those that cannot be handled, and those that the JVM takes for a fault of its own. */
    private static final SignalSet RESERVED = SignalSet.of(SIG.KILL, SIG.STOP, SIG.SEGV, SIG.BUS, SIG.FPE, SIG.ILL, SIG.TRAP);
    /** Those that do nothing by default. */
    private static final SignalSet HARMLESS = SignalSet.of(SIG.CHLD, SIG.CONT, SIG.URG, SIG.WINCH);

    private static final String BLOCKED = "SigBlk:";
    private static final int HEXADECIMAL = 16;

    private DeadlySignal() {}

    /** For a signal to the process, which some thread will get. */
    static void refuse(int signal) throws ErrnoException {
        if (RESERVED.contains(signal)) {
            throw new IllegalArgumentException(name(signal) + " stops or ends the JVM: a timer may not send it");
        }
        if (!HARMLESS.contains(signal) && Disposition.of(signal) == Disposition.DEFAULT) {
            throw new IllegalStateException(name(signal) + " would end the JVM: handle or ignore it before a timer sends it");
        }
    }

    /** For a signal to a thread. */
    static void refuse(int signal, int thread) throws ErrnoException {
        if (RESERVED.contains(signal) || !isBlocked(signal, thread)) refuse(signal);
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

    private static String name(int signal) {
        return "SIG" + SIG.format(signal).toUpperCase(Locale.ROOT);
    }
}
