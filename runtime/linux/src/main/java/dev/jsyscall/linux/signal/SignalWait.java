package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waiting, in one thread, for signals that it blocks: {@code SignalWait.next(SignalSet.of("usr1"), Duration.ofSeconds(1))}.
 *
 * <p>In a Java VM this is for signals sent to this very thread; one sent to the process goes to any thread that does not block it. Must be
 * called on the platform thread that blocks the signals; virtual threads are refused. What {@link SignalMask} does not block is not taken
 * here either.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sigtimedwait.2.html">sigtimedwait(2)</a>
 */
public final class SignalWait {
    private SignalWait() {}

    /** Takes the next of these signals. May block; begins again after EINTR. */
    public static SignalInfo next(SignalSet signals) throws ErrnoException {
        return take(signals, null).orElseThrow();
    }

    /** As {@link #next(SignalSet)}, by names. */
    public static SignalInfo next(String signals) throws ErrnoException {
        return next(SignalSet.of(signals));
    }

    /**
     * Takes the next of these signals, if there is one within that time; a negative time is over. May block; begins again after EINTR with
     * the time that is left.
     */
    public static Optional<SignalInfo> next(SignalSet signals, Duration time) throws ErrnoException {
        return take(signals, time);
    }

    /** As {@link #next(SignalSet, Duration)}, by names. */
    public static Optional<SignalInfo> next(String signals, Duration time) throws ErrnoException {
        return next(SignalSet.of(signals), time);
    }

    /** Takes one of these signals, if one is pending. */
    public static Optional<SignalInfo> tryNext(SignalSet signals) throws ErrnoException {
        return take(signals, Duration.ZERO);
    }

    /** As {@link #tryNext(SignalSet)}, by names. */
    public static Optional<SignalInfo> tryNext(String signals) throws ErrnoException {
        return tryNext(SignalSet.of(signals));
    }

    private static Optional<SignalInfo> take(SignalSet signals, @Nullable Duration time) throws ErrnoException {
        SignalMask.refuseVirtualThread();
        long start = System.nanoTime();
        try (Scratch scratch = Scratch.open()) {
            Sigset set = signals.minus(ReservedSignals.unblockable()).toSigset(scratch);
            Siginfo info = Siginfo.allocate(scratch);
            Timespec left = null;
            if (time != null) {
                left = Timespec.allocate(scratch);
                left.set(time.isNegative() ? Duration.ZERO : time);
            }
            while (true) {
                long result = SignalCalls.tryRtSigtimedwait(set, info, left);
                if (result > 0) return Optional.of(InfoReader.read(info));
                if (result == -E.AGAIN) return Optional.empty();
                if (result != -E.INTR) throw ErrnoException.of(result, "rt_sigtimedwait", signals, time == null ? "for ever" : time);
                if (time != null && left != null) {
                    Duration rest = time.minusNanos(System.nanoTime() - start);
                    left.set(rest.isNegative() ? Duration.ZERO : rest);
                }
            }
        }
    }

    /**
     * Blocks exactly these signals until a handler has run in this thread, and then those that were blocked before: in one step, so that
     * none slips in between. May block. What the Java VM needs is not blocked.
     */
    public static void suspend(SignalSet blocked) throws ErrnoException {
        SignalMask.refuseVirtualThread();
        try (Scratch scratch = Scratch.open()) {
            long result = SignalCalls.tryRtSigsuspend(blocked.minus(ReservedSignals.unblockable()).toSigset(scratch));
            if (result != -E.INTR) throw ErrnoException.of(result, "rt_sigsuspend", blocked);
        }
    }

    /** As {@link #suspend(SignalSet)}, by names. */
    public static void suspend(String blocked) throws ErrnoException {
        suspend(SignalSet.of(blocked));
    }

    /** Waits until a handler has run in this thread. May block. */
    public static void pause() throws ErrnoException {
        suspend(SignalMask.current());
    }

    /** The signals that wait while they are blocked: those sent to this thread, and those sent to the process. */
    public static SignalSet pending() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Sigset set = Sigset.allocate(scratch);
            SignalCalls.rtSigpending(set);
            return SignalSet.of(set);
        }
    }
}
