package dev.jsyscall.linux.event;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.F;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.poll.POLL;
import dev.jsyscall.linux.abi.poll.PollCalls;
import dev.jsyscall.linux.abi.poll.Pollfd;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until one descriptor can be read without blocking: there is something, or the end, or an error.
 *
 * <p>Waiting begins again after a signal, with the time that is left, and ends with a {@code ClosedFdException} if the descriptor is closed.
 * A virtual thread is parked meanwhile: a thread that does this for all of them waits in the kernel.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">ppoll(2)</a>
 */
public final class Readiness {
    private Readiness() {}

    /** Waits for as long as it takes. May block. */
    public static void await(HasFd file) throws ErrnoException {
        await(file.fd(), null);
    }

    /**
     * Waits, but not longer than {@code time}; a negative time is over. May block.
     *
     * @return whether it is ready
     */
    public static boolean await(HasFd file, Duration time) throws ErrnoException {
        return await(file.fd(), time.isNegative() ? Duration.ZERO : time);
    }

    /**
     * Tells when it can be read, without waiting. What depends on that runs in a thread that waits for all others too, so what may take long
     * belongs into one of the {@code Async} methods. To cancel it, or complete it, ends the wait.
     *
     * @return completed with true, or with a {@link dev.jsyscall.ClosedFdException} if the descriptor is closed
     * @throws ErrnoException EMFILE if this process has too many descriptors
     */
    public static CompletableFuture<Boolean> when(HasFd file) throws ErrnoException {
        return Poller.add(file.fd());
    }

    /**
     * Parks a virtual thread that is about to read until it can, so that the read does not hold its carrier. Returns at once in a platform
     * thread, and if the descriptor is nonblock: a read tells by itself then.
     */
    public static void beforeReading(HasFd file) throws ErrnoException {
        if (!Thread.currentThread().isVirtual()) return;
        Fd fd = file.fd();
        if (block(fd, Duration.ZERO) || (FcntlCalls.tryFcntl(fd, F.GETFL, 0) & O.NONBLOCK) != 0) return;
        park(fd, null);
    }

    private static boolean await(Fd fd, @Nullable Duration time) throws ErrnoException {
        if (!Thread.currentThread().isVirtual()) return block(fd, time);
        return block(fd, Duration.ZERO) || (time == null || !time.isZero()) && park(fd, time);
    }

    private static boolean park(Fd fd, @Nullable Duration time) throws ErrnoException {
        CompletableFuture<Boolean> ready = Poller.add(fd);
        if (time != null) ready.completeOnTimeout(false, TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
        try {
            return ready.join();
        } catch (CompletionException e) {
            // Here it has this thread's stack trace.
            if (e.getCause() instanceof ErrnoException cause) throw fd.failure(-cause.errno().number(), "ppoll", fd);
            throw e;
        }
    }

    private static boolean block(Fd fd, @Nullable Duration time) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Pollfd poll = Pollfd.allocate(scratch).events(POLL.IN);
            Timespec left = null;
            if (time != null) {
                left = Timespec.allocate(scratch);
                left.set(time);    // the kernel counts it down
            }
            long result;
            do {
                int number = fd.enterBlocking();
                try {
                    result = PollCalls.tryPpoll(poll.fd(number).segment(), left, null);
                } finally {
                    fd.exitBlocking();
                }
            } while (result == -E.INTR);
            // One that is closed just before the call is ready for nothing else than to fail.
            if (result < 0 || !fd.isOpen()) throw fd.failure(result, "ppoll", fd);
            if ((poll.revents() & POLL.NVAL) != 0) throw fd.failure(-E.BADF, "ppoll", fd);
            return result > 0;
        }
    }
}
