package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a signal does to this process: {@code try (var ignored = Disposition.IGNORE.set("hup")) { … }}.
 *
 * <p>Dispositions belong to the whole process. What is ignored stays so in programs that it starts. To receive signals, see
 * {@link Signals}; to see everything about a signal's action, {@link SignalAction}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
 */
public enum Disposition {
    /** What the signal does by default: mostly, it ends the process. */
    DEFAULT,
    /** Nothing. */
    IGNORE,
    /** A handler runs: of the Java VM, a native library, or {@link Signals}. */
    HANDLER;

    private static final SignalSet ENDS_THE_VM = SignalSet.of(SIG.PIPE, SIG.XFSZ);

    /** What a signal does now. */
    public static Disposition of(String signal) throws ErrnoException {
        return of(SignalName.parse(signal));
    }

    /** What a signal does now. */
    public static Disposition of(int signal) throws ErrnoException {
        return SignalAction.of(signal).disposition();
    }

    /** As {@link #set(SignalSet)}, by names: {@code "hup, usr1"}. */
    public Closeable set(String signals) throws ErrnoException {
        return set(SignalSet.of(signals));
    }

    /**
     * Sets what signals do, until the result is closed: then they do what they did before, unless somebody has changed it meanwhile. What
     * was set last holds good, over an open {@link Signals} too, which receives none until then. INT, TERM and HUP may be among them: the
     * Java VM then does not shut down in order.
     *
     * @throws IllegalArgumentException if the Java VM, the C library or this library needs one of them: CHLD that is ignored takes away
     *     the exit status of every child, PIPE and XFSZ by default would end the VM where it expects an error
     * @throws IllegalStateException if this is {@link #HANDLER}
     */
    public Closeable set(SignalSet signals) throws ErrnoException {
        if (this == HANDLER) throw new IllegalStateException("Signals.open sets handlers");
        ReservedSignals.check(signals, true);
        if (this == IGNORE && signals.contains(SIG.CHLD)) {
            throw new IllegalArgumentException("SIGCHLD cannot be ignored: Java could not learn any more how its children ended");
        }
        if (this == DEFAULT && !signals.and(ENDS_THE_VM).isEmpty()) {
            throw new IllegalArgumentException(signals.and(ENDS_THE_VM) + " by default would end the Java VM where it expects an error");
        }
        Deque<HeldAction> former = new ArrayDeque<>();
        Closeable restore = () -> {
            while (!former.isEmpty()) former.pop().restore();
        };
        try {
            for (int signal : signals.stream().toArray()) {
                former.push(HeldAction.replace(signal, this == IGNORE ? SIG_HANDLER.IGN : SIG_HANDLER.DFL));
            }
        } catch (ErrnoException e) {
            while (!former.isEmpty()) former.pop().restore();
            throw e;
        }
        return restore;
    }
}
