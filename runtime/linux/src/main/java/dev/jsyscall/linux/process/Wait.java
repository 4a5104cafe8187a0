package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.P;
import dev.jsyscall.linux.abi.process.WAIT;
import dev.jsyscall.linux.abi.resource.Rusage;
import dev.jsyscall.linux.abi.signal.Siginfo;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waiting for children, with all that waitid(2) offers: {@code Wait.pid(child).orStopped().await()}. By itself it waits for an end, which
 * is then told to nobody else. A wait that a signal interrupts begins again. For a virtual thread another thread waits in the kernel.
 *
 * <p>Whoever waits for {@linkplain #any() any} child, or a group, may take away the end of one that others wait for:
 * {@link ProcessBuilder}'s do, and {@link Child}'s. If a thread of this process traces children, it also takes away their stops, for
 * the kernel tells those to any thread; whoever waits for the end of one child leaves them to the tracer.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/waitid.2.html">waitid(2)</a>
 */
public final class Wait {
    private static final long PAUSE_NANOS = 1_000_000;

    private final int which;
    private final int id;
    private final @Nullable Fd fd;
    private final int options;

    private Wait(int which, int id, @Nullable Fd fd, int options) {
        this.which = which;
        this.id = id;
        this.fd = fd;
        this.options = options;
    }

    /** For one child. */
    public static Wait pid(int pid) {
        if (pid <= 0) throw new IllegalArgumentException("a process id is positive: " + pid);
        return new Wait(P.PID, pid, null, WAIT.EXITED);
    }

    /** For the child of a pidfd. Since Linux 5.4. */
    public static Wait pidfd(HasFd process) {
        return new Wait(P.PIDFD, 0, process.fd(), WAIT.EXITED);
    }

    /** For a child in a process group; 0 is this process's own. */
    public static Wait group(int group) {
        if (group < 0) throw new IllegalArgumentException("a process group is not negative: " + group);
        return new Wait(P.PGID, group, null, WAIT.EXITED);
    }

    /** For any child. */
    public static Wait any() {
        return new Wait(P.ALL, 0, null, WAIT.EXITED);
    }

    /** Also if a signal stops it. */
    public Wait orStopped() {
        return with(options | WAIT.STOPPED);
    }

    /** Also if it goes on after it was stopped. */
    public Wait orContinued() {
        return with(options | WAIT.CONTINUED);
    }

    /** Leaves what is told to be told again: a child that has ended stays until it is waited for without this. */
    public Wait leaving() {
        return with(options | WAIT.NOWAIT);
    }

    /** With exactly these options: bits of {@link WAIT}, of which one of EXITED, STOPPED and CONTINUED is required. */
    public Wait with(int bits) {
        return new Wait(which, id, fd, bits);
    }

    /** With exactly these options, in words: {@code "exited, stopped, nowait"}. */
    public Wait with(String words) {
        return with(WAIT.parse(words));
    }

    /**
     * Waits. May block.
     *
     * @throws ErrnoException ECHILD if there is no such child, or if it was waited for by others
     * @throws IllegalStateException if an option says not to wait
     */
    public ExitStatus await() throws ErrnoException {
        if (!Thread.currentThread().isVirtual()) return block();
        CompletableFuture<ExitStatus> status = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name(toString()).start(() -> {
            try {
                status.complete(block());
            } catch (ErrnoException | RuntimeException e) {
                status.completeExceptionally(e);
            }
        });
        try {
            return status.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ErrnoException cause) throw cause;
            throw e;
        }
    }

    /**
     * Waits for the next of some children, until there are no more: {@code Wait.any().next()}. May block.
     *
     * @return empty if there is no such child, or if it was waited for by others
     */
    public Optional<ExitStatus> next() throws ErrnoException {
        return unlessNone(() -> Optional.of(await()));
    }

    /** What has happened already to the next of some children; empty if nothing has, or if there is no such child. Does not block. */
    public Optional<ExitStatus> tryNext() throws ErrnoException {
        return unlessNone(this::tryAwait);
    }

    /** Something that waits. */
    private interface Waiting {
        Optional<ExitStatus> run() throws ErrnoException;
    }

    private static Optional<ExitStatus> unlessNone(Waiting waiting) throws ErrnoException {
        try {
            return waiting.run();
        } catch (ErrnoException e) {
            if (e.is(E.CHILD)) return Optional.empty();
            throw e;
        }
    }

    private ExitStatus block() throws ErrnoException {
        while (true) {
            Optional<ExitStatus> status = waitid(options);
            if (status.isPresent()) return status.get();
            if ((options & WAIT.NOHANG) != 0) throw new IllegalStateException("an option says not to wait; use tryAwait");
            if (!endsAlone()) throw new IllegalStateException("a pidfd that is NONBLOCK can be waited on for an end alone; use tryAwait");
            awaitEnd();
            // It is told at once, unless another process traces the child, and is told first.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits without waitid(2): for a pidfd with which that does not block, or a child whose stops are told to who traces it. */
    private void awaitEnd() throws ErrnoException {
        if (fd != null) {
            Readiness.await(fd);
            return;
        }
        try (Pidfd process = Pidfd.open(id)) {
            process.await();
        } catch (ErrnoException e) {
            if (!e.is(E.SRCH)) throw e;
        }
    }

    /**
     * What has happened already, or empty if nothing has. Does not block.
     *
     * @throws ErrnoException ECHILD if there is no such child, or if it was waited for by others
     */
    public Optional<ExitStatus> tryAwait() throws ErrnoException {
        return waitid(options | WAIT.NOHANG);
    }

    /** Whether the end of one child is waited for, and nothing else. */
    private boolean endsAlone() {
        int told = WAIT.EXITED | WAIT.STOPPED | WAIT.CONTINUED | WAIT.NOTHREAD;
        return (which == P.PID || which == P.PIDFD) && (options & told) == WAIT.EXITED;
    }

    private Optional<ExitStatus> waitid(int options) throws ErrnoException {
        if (!endsAlone()) return once(options);
        // If a thread of this process traces the child, its stops are told to all threads. They are left to that one.
        Optional<ExitStatus> seen = once(options | WAIT.NOWAIT).filter(ExitStatus::hasEnded);
        return seen.isEmpty() || (options & WAIT.NOWAIT) != 0 ? seen : once(options);
    }

    private Optional<ExitStatus> once(int options) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Siginfo info = Siginfo.allocate(scratch);
            Rusage usage = Rusage.allocate(scratch);
            long result;
            do {
                result = call(options, info, usage);
            } while (result == -E.INTR && (fd == null || fd.isOpen()));
            // A pidfd that is NONBLOCK says it in another way.
            if (result == -E.AGAIN || result == 0 && info.fields().sigchld().pid() == 0) return Optional.empty();
            if (Syscall.isError(result)) throw failure(result, options);
            return Optional.of(ExitStatus.of(info, usage));
        }
    }

    private long call(int options, Siginfo info, Rusage usage) throws ErrnoException {
        if (fd == null) return ProcessRaw.waitid(which, id, info.segment(), options, usage.segment());
        int number = fd.enterBlocking();
        try {
            return ProcessRaw.waitid(which, number, info.segment(), options, usage.segment());
        } finally {
            fd.exitBlocking();
        }
    }

    private ErrnoException failure(long result, int options) {
        Object[] arguments = {P.table().shown(which), fd == null ? id : fd, WAIT.table().shown(options)};
        return fd == null ? ErrnoException.of(result, "waitid", arguments) : fd.failure(result, "waitid", arguments);
    }

    @Override
    public String toString() {
        return "waitid(" + P.format(which) + ", " + (fd == null ? id : fd) + ", " + WAIT.format(options) + ")";
    }
}
