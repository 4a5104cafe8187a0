package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Native;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.signal.SA;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SIG_HANDLER;
import dev.jsyscall.linux.abi.signal.Sigaction;
import dev.jsyscall.linux.abi.signal.Sigset;
import dev.jsyscall.linux.raw.SignalRaw;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A signal that does nothing but interrupt the system call in which it finds a thread. */
final class NoOpHandler {
    /** The JVM's own, for the same purpose in {@code java.nio}, and those above it are left alone; so are the C library's first three. */
    private static final int HIGHEST = SIG.RTMAX - 3;
    private static final int LOWEST = SIG.RTMIN + 3;

    /** What signal(3) returns when it fails: an address with all bits set. */
    private static final MemorySegment FAILED = MemorySegment.ofAddress(Platform.is64Bit() ? -1 : 0xffff_ffffL);

    private static final int SIGNAL = choose();

    private NoOpHandler() {}

    /** The signal, chosen once, before anybody can block or take it; its handler is set when a thread is to be woken for the first time. */
    static int signal() {
        return SIGNAL;
    }

    /** Sets the handler. Without machine code, where executable memory is refused, the C library helps. */
    static void install(@Nullable MemorySegment handler, @Nullable MemorySegment restorer) throws ErrnoException {
        if (handler == null) {
            installByLibrary(SIGNAL);
        } else {
            installMachineCode(SIGNAL, handler, restorer);
        }
    }

    private static int choose() {
        int wanted = Integer.getInteger("jsyscall.signal", 0);
        if (wanted < 0 || wanted > SIG.RTMAX) {
            throw new IllegalArgumentException("-Djsyscall.signal= is one of 1 to " + SIG.RTMAX + ", not " + wanted);
        }
        if (wanted != 0) return wanted;
        try (Scratch scratch = Scratch.open()) {
            Sigaction action = Sigaction.allocate(scratch);
            for (int signal = HIGHEST; signal > LOWEST; signal--) {
                long result = SignalRaw.rt_sigaction(signal, MemorySegment.NULL, action.segment(), Sigset.SIZE);
                if (result == 0 && action.handler() == SIG_HANDLER.DFL) return signal;
            }
        }
        return LOWEST;
    }

    private static void installMachineCode(int signal, MemorySegment handler, @Nullable MemorySegment restorer) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            // SIGINFO although the handler takes no notice: without it some architectures lay out another frame, and return otherwise.
            Sigaction action = Sigaction.allocate(scratch).handler(handler).flags(SA.SIGINFO);
            if (restorer != null && Sigaction.hasRestorer()) action.flags(SA.SIGINFO | SA.RESTORER).restorer(restorer);
            long result = SignalRaw.rt_sigaction(signal, action.segment(), MemorySegment.NULL, Sigset.SIZE);
            if (Syscall.isError(result)) throw ErrnoException.of(result, "rt_sigaction", signal, action);
        }
    }

    /** {@code getpid} is a handler that does nothing: it may be called at any time, and ignores its argument. */
    private static void installByLibrary(int signal) {
        MethodHandle signalFunction = Native.link(null, "a(ia)", -1, false, false, "signal");
        MethodHandle siginterrupt = Native.link(null, "i(ii)", -1, false, false, "siginterrupt");
        try {
            MemorySegment before = (MemorySegment) signalFunction.invokeExact(signal, Native.address(null, "getpid"));
            int result = (int) siginterrupt.invokeExact(signal, 1);
            if (before.equals(FAILED) || result != 0) {
                throw new IllegalStateException("the C library refuses a handler for signal " + signal);
            }
        } catch (Throwable thrown) {
            throw Native.unexpected(thrown);
        }
    }
}
