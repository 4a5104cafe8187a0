package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;

/**
 * What happens to this process on a signal, as the kernel keeps it. Only to be read: {@link Signals} and {@link Disposition} change it.
 *
 * @param handler the address of the function that handles it, or a constant of {@link SIG_HANDLER}
 * @param flags bits of {@link SA}
 * @param mask what else is blocked while the handler runs
 * @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
 */
public record SignalAction(long handler, int flags, SignalSet mask) {

    /** The action on a signal, by its name. */
    public static SignalAction of(String signal) throws ErrnoException {
        return of(SignalName.parse(signal));
    }

    /** The action on a signal. */
    public static SignalAction of(int signal) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Sigaction action = Sigaction.allocate(scratch);
            SignalCalls.rtSigaction(SignalName.check(signal), null, action);
            return new SignalAction(action.handler(), (int) action.flags(), SignalSet.of(action.mask()));
        }
    }

    /** What it comes to. */
    public Disposition disposition() {
        if (handler == SIG_HANDLER.DFL) return Disposition.DEFAULT;
        return handler == SIG_HANDLER.IGN ? Disposition.IGNORE : Disposition.HANDLER;
    }

    /** As strace prints it. */
    @Override
    public String toString() {
        String member = (flags & SA.SIGINFO) == 0 ? "sa_handler" : "sa_sigaction";
        String function = switch (disposition()) {
            case DEFAULT -> "SIG_DFL";
            case IGNORE -> "SIG_IGN";
            case HANDLER -> "0x" + Long.toHexString(handler);
        };
        return "{" + member + "=" + function + ", sa_mask=" + mask + ", sa_flags=" + SA.format(flags) + "}";
    }
}
