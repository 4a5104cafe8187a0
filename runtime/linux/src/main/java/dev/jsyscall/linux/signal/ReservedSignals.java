package dev.jsyscall.linux.signal;

import dev.jsyscall.Native;
import dev.jsyscall.linux.abi.signal.SIG;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The signals that the kernel, the Java VM, the C library or this library keep to themselves, each with its reason: here they are neither
 * handled nor ignored nor sent to the own process by timers.
 */
public final class ReservedSignals {
    /** What Java's own libraries interrupt blocked threads with. */
    private static final int NIO = SIG.RTMAX - 2;
    private static final int SUSPEND = suspend();
    private static final SignalSet LIBRARY = library();
    private static final SignalSet FAULTS = SignalSet.of(SIG.SEGV, SIG.BUS, SIG.FPE, SIG.ILL, SIG.TRAP);
    private static final SignalSet SHUTDOWN = SignalSet.of(SIG.INT, SIG.TERM, SIG.HUP);
    private static final SignalSet UNBLOCKABLE = FAULTS.plus(LIBRARY).plus(SignalSet.of(SUSPEND, NIO, NoOpHandler.signal()));

    private ReservedSignals() {}

    /** All of them. */
    public static SignalSet all() {
        return SignalSet.of(IntStream.rangeClosed(1, SIG.RTMAX).filter(signal -> reasonOf(signal) != null).toArray());
    }

    /** Who keeps a signal to himself, and what for, as a sentence; empty if nobody does. */
    public static Optional<String> reason(int signal) {
        return Optional.ofNullable(reasonOf(SignalName.check(signal)));
    }

    /** Faults of the thread itself, and what the C library, the VM and this library reach threads with: it does no good to block them. */
    static SignalSet unblockable() {
        return UNBLOCKABLE;
    }

    /**
     * Refuses signals that are spoken for.
     *
     * @param takeover whether those may be taken by which the Java VM is asked to end
     */
    static void check(SignalSet signals, boolean takeover) {
        signals.stream().forEach(signal -> {
            String reason = reasonOf(signal);
            if (reason == null && !takeover && SHUTDOWN.contains(signal)) {
                reason = "the Java VM shuts down on it; Signals.takeover(\"" + SignalName.of(signal).toLowerCase(Locale.ROOT)
                        + "\") takes it away from the VM";
            }
            if (reason != null) throw new IllegalArgumentException(SignalName.full(signal) + " cannot be taken: " + reason);
        });
    }

    private static @Nullable String reasonOf(int signal) {
        if (signal == SIG.KILL || signal == SIG.STOP) return "the kernel lets nobody handle it";
        if (FAULTS.contains(signal)) return "the Java VM handles its own faults with it";
        if (signal == SIG.QUIT) return "the Java VM prints its threads on it";
        if (signal == SUSPEND) return "the Java VM suspends its threads with it";
        if (LIBRARY.contains(signal)) return "the C library keeps it to itself";
        if (signal == NIO) return "Java's own channels wake their threads with it";
        if (signal == NoOpHandler.signal()) return "this library wakes threads with it; -Djsyscall.signal= chooses another";
        return null;
    }

    /** HotSpot's: USR2, or what its environment variable says. */
    private static int suspend() {
        String wanted = System.getenv("_JAVA_SR_SIGNUM");
        if (wanted != null) {
            try {
                int signal = Integer.parseInt(wanted.strip());
                if (signal > Math.max(SIG.SEGV, SIG.BUS) && signal <= SIG.RTMAX) return signal;
            } catch (NumberFormatException ignored) {
                return SIG.USR2;
            }
        }
        return SIG.USR2;
    }

    /** glibc uses two real-time signals, musl three. */
    private static SignalSet library() {
        int count = Native.has(null, "gnu_get_libc_version") ? 2 : 3;
        return SignalSet.of(IntStream.range(SIG.RTMIN, SIG.RTMIN + count).toArray());
    }
}
