package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Machine;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.MemorySegment;

/** A signal's action that was replaced by ours, and comes back unless somebody has replaced ours meanwhile. */
final class SavedAction {
    private final int signal;
    private final Sigaction former;
    private final long ours;

    private SavedAction(int signal, Sigaction former, long ours) {
        this.signal = signal;
        this.former = former;
        this.ours = ours;
    }

    /** Sets a handler of machine code that takes siginfo. */
    static SavedAction handle(int signal, MemorySegment handler) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            long flags = Integer.toUnsignedLong(SA.SIGINFO | SA.RESTART | SA.ONSTACK);
            Sigaction action = Sigaction.allocate(scratch).handler(handler).flags(flags);
            action.mask(RunningHandlers.MARK.toSigset(scratch));
            MemorySegment restorer = Machine.entry("restorer", Numbers.of("rt_sigreturn"));
            if (restorer != null && Sigaction.hasRestorer()) {
                action.flags(flags | Integer.toUnsignedLong(SA.RESTORER)).restorer(restorer);
            }
            return replace(signal, action);
        }
    }

    /** Sets the default action, or ignores the signal. */
    static SavedAction replace(int signal, int disposition) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return replace(signal, Sigaction.allocate(scratch).handler(disposition));
        }
    }

    private static SavedAction replace(int signal, Sigaction action) throws ErrnoException {
        // On the heap, behind the call's own scratch memory: emulators have been seen to store more than their architecture's kernel does.
        Sigaction former = Sigaction.of(MemorySegment.ofArray(new long[(Sigaction.SIZE + Long.BYTES - 1) / Long.BYTES]));
        SignalCalls.rtSigaction(signal, action, former);
        return new SavedAction(signal, former, action.handler());
    }

    /** The address of a signal's handler, or one of {@code SIG_HANDLER}. */
    static long handlerOf(int signal) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Sigaction action = Sigaction.allocate(scratch);
            SignalCalls.rtSigaction(signal, null, action);
            return action.handler();
        }
    }

    void restore() throws ErrnoException {
        if (handlerOf(signal) == ours) SignalCalls.rtSigaction(signal, former, null);
    }
}
