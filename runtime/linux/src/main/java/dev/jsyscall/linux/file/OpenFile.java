package dev.jsyscall.linux.file;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.S;
import java.io.Closeable;

/**
 * An open file, or whatever else open(2) opens. It is closed by whoever opened it.
 *
 * <p>It may be used by several threads; reads and writes without a place then share one position.
 *
 * <p>Flags are taken as they are written: add {@code cloexec} unless programs that are started are meant to inherit the file.
 */
public final class OpenFile implements ByteSource, ByteSink, Positioned, Metadata, Descriptor, Closeable {
    private final Fd fd;

    private OpenFile(Fd fd) {
        this.fd = fd;
    }

    /** Takes charge of a descriptor. */
    public static OpenFile of(OwnedFd fd) {
        return new OpenFile(fd);
    }

    /** What somebody else closes: closing this does nothing. */
    public static OpenFile borrowed(HasFd file) {
        return new OpenFile(file.fd() instanceof OwnedFd owned ? owned.borrow() : file.fd());
    }

    /** The process's standard input, which Java's {@code System.in} reads, too, and buffers. Closing this does nothing. */
    public static OpenFile stdin() {
        return borrowed(BorrowedFd.of(0));
    }

    /** The process's standard output. Closing this does nothing. */
    public static OpenFile stdout() {
        return borrowed(BorrowedFd.of(1));
    }

    /** The process's standard error. Closing this does nothing. */
    public static OpenFile stderr() {
        return borrowed(BorrowedFd.of(2));
    }

    /**
     * Opens a file. May block: a fifo waits for its other end, and disks take their time.
     *
     * @param flags of {@link O}
     * @throws ErrnoException as open(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
     */
    public static OpenFile open(String path, int flags) throws ErrnoException {
        return Dir.cwd().openat(path, flags, 0);
    }

    /** {@link #open(String, int)} with words: {@code "rdonly, cloexec"}. */
    public static OpenFile open(String path, String flags) throws ErrnoException {
        return open(path, O.parse(flags));
    }

    /**
     * Opens a file, or makes it.
     *
     * @param flags of {@link O}
     * @param mode the permissions of a file that is made, of {@link S}; the process's umask takes some away
     * @throws ErrnoException as open(2)
     */
    public static OpenFile open(String path, int flags, int mode) throws ErrnoException {
        return Dir.cwd().openat(path, flags, mode);
    }

    /** {@link #open(String, int, int)} with words: {@code open("f", "creat, excl, wronly, cloexec", "rw-r--r--")}. */
    public static OpenFile open(String path, String flags, String mode) throws ErrnoException {
        return open(path, O.parse(flags), S.parse(mode));
    }

    /**
     * A new file without a name in a directory's file system, for reading and writing. {@link Dir#linkat} can give it one.
     *
     * @param mode of {@link S}
     * @throws ErrnoException as open(2); {@code EOPNOTSUPP} if the file system cannot
     */
    public static OpenFile temporary(String directory, int mode) throws ErrnoException {
        return Dir.cwd().temporary(directory, mode);
    }

    /** {@link #temporary(String, int)} with {@code "rw-------"}. */
    public static OpenFile temporary(String directory, String mode) throws ErrnoException {
        return temporary(directory, S.parse(mode));
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * Gives up charge of the number, which stays open: from now on closing it is the caller's business.
     *
     * @return the number
     * @throws ErrnoException if it is closed
     */
    public int release() throws ErrnoException {
        return fd instanceof OwnedFd owned ? owned.release() : fd.number();
    }

    /** Closes it, unless it is borrowed. See {@link OwnedFd#close}. */
    @Override
    public void close() throws ErrnoException {
        if (fd instanceof OwnedFd owned) owned.close();
    }

    /** The number, or {@code closed}. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
