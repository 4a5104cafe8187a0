package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.signal.SignalName;
import java.io.Closeable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that this one started. Its descriptor is its pidfd, which becomes readable when it ends.
 *
 * <p>Its end may be waited for any number of times and by any number of threads; all get the same answer. Closing it does not end it:
 * what still runs then is waited for in the background, so that it leaves no zombie. One that is never closed stays a zombie after
 * its end until this process ends. Virtual threads park while they wait for it, or for what it writes; a write to a
 * pipe that is full, though, holds their carrier.
 *
 * <p>A thread of this process that traces it is told of its stops, see {@link dev.jsyscall.linux.trace.Tracer}. Its end is told either to
 * that thread or here, to whoever waits first.
 */
public final class Child implements Closeable, HasFd {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final int pid;
    private final Pidfd pidfd;
    private final Map<Integer, OpenFile> pipes;
    private final Object reaping = new Object();
    private volatile @Nullable ExitStatus status;

    Child(int pid, OwnedFd pidfd, Map<Integer, OpenFile> pipes) {
        this.pid = pid;
        this.pidfd = Pidfd.of(pidfd);
        this.pipes = pipes;
    }

    /** Its id. */
    public int pid() {
        return pid;
    }

    /** Its descriptor, which is closed with this object. */
    public Pidfd pidfd() {
        return pidfd;
    }

    @Override
    public Fd fd() {
        return pidfd.fd();
    }

    /**
     * This process's end of a pipe that it was started with. It is closed with this object; a program that reads sees the end of its input
     * when it is closed before.
     *
     * @param number the number of the pipe's other end in the program
     * @throws IllegalArgumentException if it was started without
     */
    public OpenFile pipe(int number) {
        OpenFile end = pipes.get(number);
        if (end == null) throw new IllegalArgumentException("it was started without a pipe as its descriptor " + number);
        return end;
    }

    /** The end to write to of the pipe that is its standard input. */
    public OpenFile stdin() {
        return pipe(STDIN);
    }

    /** The end to read from of the pipe that is its standard output. */
    public OpenFile stdout() {
        return pipe(STDOUT);
    }

    /** The end to read from of the pipe that is its standard error. */
    public OpenFile stderr() {
        return pipe(STDERR);
    }

    /**
     * Waits until it has ended. May block, and begins again when a signal interrupts it.
     *
     * @throws ErrnoException ECHILD if others have waited for it, or if this process ignores SIGCHLD
     */
    public ExitStatus await() throws ErrnoException {
        ExitStatus known = status;
        if (known != null) return known;
        pidfd.await();
        Optional<ExitStatus> end = tryAwait();
        if (end.isPresent()) return end.get();
        // Another process traces it, and is told first.
        try {
            Wait.pidfd(pidfd).leaving().await();
        } catch (ErrnoException e) {
            // Another thread was quicker: it has the answer, or is about to note it under the lock. If none was, tryAwait fails likewise.
            if (!e.is(E.CHILD)) throw e;
        }
        return tryAwait().orElseThrow();
    }

    /**
     * How it has ended, or empty if it runs. Does not block.
     *
     * @throws ErrnoException as {@link #await()}
     */
    public Optional<ExitStatus> tryAwait() throws ErrnoException {
        synchronized (reaping) {
            if (status == null) status = Wait.pidfd(pidfd).tryAwait().orElse(null);
            return Optional.ofNullable(status);
        }
    }

    /**
     * Waits until it has ended, but not longer than {@code timeout}. May block, and begins again with what is left of the time when a
     * signal interrupts it.
     *
     * @return how it has ended, or empty if it still runs
     * @throws ErrnoException as {@link #await()}
     */
    public Optional<ExitStatus> await(Duration timeout) throws ErrnoException {
        if (status == null) pidfd.await(timeout);
        return tryAwait();
    }

    /**
     * Sends a signal, one of {@link SIG}. It reaches no other process, even if this one has ended.
     *
     * @return whether it was still there
     * @throws ErrnoException EPERM if it has become another user's
     */
    public boolean kill(int signal) throws ErrnoException {
        return pidfd.tryKill(signal);
    }

    /** Sends a signal by its word: {@code kill("term")}. */
    public boolean kill(String signal) throws ErrnoException {
        return kill(SignalName.parse(signal));
    }

    /**
     * Closes its descriptor and this process's ends of its pipes. If it still runs, it is waited for in the background.
     *
     * @throws ErrnoException EMFILE if it still runs, and there is no descriptor left to wait for it in the background
     */
    @Override
    public void close() throws ErrnoException {
        for (OpenFile pipe : pipes.values()) pipe.close();
        if (!fd().isOpen()) return;
        try (pidfd) {
            if (!isOver()) Orphan.adopt(pid, fd());
        }
    }

    /** Whether there is nothing left to wait for. */
    private boolean isOver() throws ErrnoException {
        try {
            return tryAwait().isPresent();
        } catch (ErrnoException e) {
            if (e.is(E.CHILD)) return true;
            throw e;
        }
    }

    @Override
    public String toString() {
        ExitStatus known = status;
        return known == null ? "child " + pid : "child " + known;
    }
}
