package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Machine;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Wakeup;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.raw.Numbers;
import dev.jsyscall.linux.raw.PipeRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.raw.SignalRaw;
import java.io.UncheckedIOException;

/**
 * Wakes threads that wait on a file descriptor which is being closed.
 *
 * <p>The number is replaced by a path descriptor, on which every call fails at once with EBADF, and each waiting thread gets a real-time
 * signal whose handler does nothing, so that its call returns with EINTR. A thread is either waiting already, and gets the signal, or
 * not yet, and then meets the useless descriptor. Other holders of the same pipe or socket, in this process or another, notice nothing.
 *
 * <p>The signal is the highest real-time signal but three that nobody handles; {@code -Djsyscall.signal=} sets another.
 */
public final class SignalWakeup implements Wakeup {
    private static final int BUSY_RETRIES = 1000;

    private final int process = (int) ProcessRaw.getpid();
    private final OwnedFd useless;

    /** For the service loader: sets the signal's handler. */
    public SignalWakeup() {
        try {
            useless = FcntlCalls.openat("/", O.PATH | O.CLOEXEC, 0);
            NoOpHandler.install(Machine.entry("handler", 0), Machine.entry("restorer", Numbers.of("rt_sigreturn")));
        } catch (ErrnoException e) {
            throw new UncheckedIOException("no way to wake threads that wait on a closed file descriptor", e);
        }
    }

    @Override
    public void retire(int number) {
        long result;
        int tries = 0;
        do {
            // EBUSY: another thread is just opening a file under some number; it is done in an instant.
            result = PipeRaw.dup3(useless.number(), number, O.CLOEXEC);
        } while (result == -E.BUSY && ++tries < BUSY_RETRIES);
    }

    @Override
    public void wake(int thread) {
        SignalRaw.tgkill(process, thread, NoOpHandler.signal());
    }
}
