package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.LOCK;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An advisory lock on a whole file, held by an open file and all its duplicates.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/flock.2.html">flock(2)</a>
 */
public final class WholeLock implements Closeable {
    private final Fd fd;
    private final AtomicBoolean released = new AtomicBoolean();

    private WholeLock(Fd fd) {
        this.fd = fd;
    }

    /** Takes a lock that no other shares. May block; waits again when a signal interrupts it. */
    public static WholeLock exclusive(HasFd file) throws ErrnoException {
        return lock(file.fd(), LOCK.EX);
    }

    /** Takes a lock that others may share. May block; waits again when a signal interrupts it. */
    public static WholeLock shared(HasFd file) throws ErrnoException {
        return lock(file.fd(), LOCK.SH);
    }

    /** {@link #exclusive} that does not wait; empty if someone has one. */
    public static Optional<WholeLock> tryExclusive(HasFd file) throws ErrnoException {
        return tryLock(file.fd(), LOCK.EX);
    }

    /** {@link #shared} that does not wait; empty if someone has an exclusive one. */
    public static Optional<WholeLock> tryShared(HasFd file) throws ErrnoException {
        return tryLock(file.fd(), LOCK.SH);
    }

    private static WholeLock lock(Fd fd, int operation) throws ErrnoException {
        long result;
        do {
            result = FcntlCalls.tryFlock(fd, operation);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "flock", fd, LOCK.table().shown(operation));
        return new WholeLock(fd);
    }

    private static Optional<WholeLock> tryLock(Fd fd, int operation) throws ErrnoException {
        long result = FcntlCalls.tryFlock(fd, operation | LOCK.NB);
        if (result == -E.AGAIN) return Optional.empty();
        if (result < 0) throw fd.failure(result, "flock", fd, LOCK.table().shown(operation | LOCK.NB));
        return Optional.of(new WholeLock(fd));
    }

    /** Gives the lock back, once; closing the last descriptor of the open file does so too. */
    @Override
    public void close() throws ErrnoException {
        if (!released.getAndSet(true) && fd.isOpen()) FcntlCalls.flock(fd, LOCK.UN);
    }
}
