package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Machine;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * An action that we gave to a signal, and what it replaced, which comes back unless somebody has changed the action without us meanwhile.
 *
 * <p>Several may be held for one signal; the last holds good. One that is given back from below it changes nothing yet: what it had
 * replaced comes back when the one above is given back.
 */
final class HeldAction {
    /** All that are held, in the order in which they were set. Guarded by the class. */
    private static final List<HeldAction> HELD = new ArrayList<>();

    private final int signal;
    private final long handler;
    private Sigaction former;

    private HeldAction(int signal, long handler, Sigaction former) {
        this.signal = signal;
        this.handler = handler;
        this.former = former;
    }

    /** Sets a handler of machine code that takes siginfo, with further flags of {@link SA}. */
    static HeldAction handle(int signal, MemorySegment handler, int more) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            long flags = Integer.toUnsignedLong(SA.SIGINFO | SA.RESTART | SA.ONSTACK | more);
            Sigaction action = Sigaction.allocate(scratch).handler(handler).flags(flags);
            action.mask(RunningHandlers.MARK.toSigset(scratch));
            MemorySegment restorer = Machine.entry("restorer", Numbers.of("rt_sigreturn"));
            if (restorer != null && Sigaction.hasRestorer()) {
                action.flags(flags | Integer.toUnsignedLong(SA.RESTORER)).restorer(restorer);
            }
            return replace(signal, action);
        }
    }

    /** Sets the default action, or ignores the signal: one of {@link SIG_HANDLER}. */
    static HeldAction replace(int signal, int disposition) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return replace(signal, Sigaction.allocate(scratch).handler(disposition));
        }
    }

    private static synchronized HeldAction replace(int signal, Sigaction action) throws ErrnoException {
        // On the heap, behind the call's own scratch memory: emulators have been seen to store more than their architecture's kernel does.
        Sigaction former = Sigaction.of(MemorySegment.ofArray(new long[(Sigaction.SIZE + Long.BYTES - 1) / Long.BYTES]));
        SignalCalls.rtSigaction(signal, action, former);
        HeldAction held = new HeldAction(signal, action.handler(), former);
        HELD.add(held);
        return held;
    }

    /** Gives it back. Has no effect the second time. */
    void restore() throws ErrnoException {
        synchronized (HeldAction.class) {
            int at = HELD.indexOf(this);
            if (at < 0) return;
            HELD.remove(at);
            for (HeldAction above : HELD.subList(at, HELD.size())) {
                if (above.signal == signal) {
                    if (above.former.handler() == handler) above.former = former;
                    return;
                }
            }
            if (SignalAction.of(signal).handler() == handler) bringBackFormer();
        }
    }

    private void bringBackFormer() throws ErrnoException {
        // One that was sent while it was handled may still be on its way, to a thread that does not run at the moment, and would end the
        // process: to ignore a signal discards it. An ignored CHLD however would take away the status of a child that ends right now.
        if (former.handler() == SIG_HANDLER.DFL && signal != SIG.CHLD) set(signal, SIG_HANDLER.IGN);
        SignalCalls.rtSigaction(signal, former, null);
    }

    private static void set(int signal, int disposition) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            SignalCalls.rtSigaction(signal, Sigaction.allocate(scratch).handler(disposition), null);
        }
    }
}
