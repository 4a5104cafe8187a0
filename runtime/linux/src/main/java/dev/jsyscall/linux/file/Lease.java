package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.F;
import dev.jsyscall.linux.abi.fcntl.F_LOCK;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.signal.SIG;

/**
 * Leases: whoever opens or truncates a leased file in a conflicting way has to wait until the holder, told by a signal, lets go.
 *
 * <p>The signal is SIGIO unless {@link #signal} chose another: catch it before taking a lease, since it ends the process otherwise.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_GETLEASE.2const.html">F_GETLEASE(2const)</a>
 */
public enum Lease {
    /** Until someone opens it for writing or truncates it. Only for files that are open for reading alone. */
    READ,
    /** Until someone opens it at all. Nobody else may have it open. */
    WRITE,
    /** None. */
    NONE;

    /**
     * Takes this lease, or gives up the one there is. The file must be the user's own, unless privileged.
     *
     * @throws ErrnoException as fcntl(2); {@code EAGAIN} if it is open in a conflicting way already
     */
    public void set(HasFd file) throws ErrnoException {
        Fd fd = file.fd();
        long result = request(fd);
        if (result < 0) throw fd.failure(result, "fcntl", fd, F.table().shown(F.SETLEASE), F_LOCK.table().shown(type()));
    }

    /** {@link #set} that says false if it is open in a conflicting way already. */
    public boolean trySet(HasFd file) throws ErrnoException {
        Fd fd = file.fd();
        long result = request(fd);
        if (result == -E.AGAIN) return false;
        if (result < 0) throw fd.failure(result, "fcntl", fd, F.table().shown(F.SETLEASE), F_LOCK.table().shown(type()));
        return true;
    }

    private long request(Fd fd) throws ErrnoException {
        return FcntlCalls.tryFcntl(fd, F.SETLEASE, type());
    }

    private int type() {
        return switch (this) {
            case READ -> F_LOCK.RDLCK;
            case WRITE -> F_LOCK.WRLCK;
            case NONE -> F_LOCK.UNLCK;
        };
    }

    /**
     * Chooses the signal that tells this process of a file's lease, of {@link SIG}; 0 for SIGIO.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/F_GETSIG.2const.html">F_SETSIG(2const)</a>
     */
    public static void signal(HasFd file, int signal) throws ErrnoException {
        FcntlCalls.fcntlSetsig(file.fd(), signal);
    }

    /** The lease that a file has; while it is being broken, the one that it is to become. */
    public static Lease of(HasFd file) throws ErrnoException {
        int type = FcntlCalls.fcntlGetlease(file.fd());
        return type == F_LOCK.RDLCK ? READ : type == F_LOCK.WRLCK ? WRITE : NONE;
    }
}
