package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.raw.SignalRaw;
import dev.jsyscall.linux.signal.SignalSet;
import java.lang.foreign.MemorySegment;

/** What a child does with signals. */
final class Handlers {
    private Handlers() {}

    /** Takes away this process's handlers, as clone3 would: no signal may find one in the child, which shares memory with the parent. */
    static void reset(ChildCalls calls) throws ErrnoException {
        for (int signal = 1; signal <= SIG.RTMAX; signal++) {
            if (isHandled(signal)) set(calls, signal, SIG_HANDLER.DFL);
        }
    }

    private static boolean isHandled(int signal) {
        try (Scratch scratch = Scratch.open()) {
            Sigaction action = Sigaction.allocate(scratch);
            long result = SignalRaw.rt_sigaction(signal, MemorySegment.NULL, action.segment(), Sigset.SIZE);
            return result == 0 && action.handler() != SIG_HANDLER.DFL && action.handler() != SIG_HANDLER.IGN;
        }
    }

    /** Gives each signal of a set a disposition: one of {@link SIG_HANDLER}. */
    static void setAll(ChildCalls calls, SignalSet signals, long disposition) throws ErrnoException {
        for (int signal : signals.stream().toArray()) set(calls, signal, disposition);
    }

    private static void set(ChildCalls calls, int signal, long disposition) throws ErrnoException {
        calls.call("rt_sigaction", signal, Sigaction.allocate(calls.memory()).handler(disposition), null, Sigset.SIZE);
    }
}
