package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.stat.S;
import java.io.Closeable;

/**
 * An open file, or whatever else open(2) opens. It is closed by whoever opened it.
 *
 * <p>It may be used by several threads; reads and writes without a place then share one position.
 *
 * <p>Flags are taken as they are written: add {@code cloexec} unless programs that are started are meant to inherit the file.
 */
public final class OpenFile implements ByteSource, ByteSink, Positioned, Metadata, Closeable {
    private final OwnedFd fd;

    private OpenFile(OwnedFd fd) {
        this.fd = fd;
    }

    /** Takes charge of a descriptor. */
    public static OpenFile of(OwnedFd fd) {
        return new OpenFile(fd);
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
        return open(directory, O.TMPFILE | O.RDWR | O.CLOEXEC, mode);
    }

    /** What users of 32-bit architectures would forget: without it, files of 2 GiB do not open. */
    static int complete(int flags) {
        return Platform.is64Bit() ? flags : flags | O.LARGEFILE;
    }

    /** The descriptor. {@link OwnedFd#release} on it gives up charge. */
    @Override
    public OwnedFd fd() {
        return fd;
    }

    /** Another descriptor of the same open file, closed on exec; both share position and status flags. */
    public OpenFile dup() throws ErrnoException {
        return new OpenFile(FcntlCalls.fcntlDupfdCloexec(fd, 0));
    }

    /**
     * Makes a number mean this file, for programs that are started; what it meant before is closed.
     *
     * @param number which; those of descriptors that others in this process use are not for you
     * @param flags {@link O#CLOEXEC} or 0
     */
    public void dupTo(int number, int flags) throws ErrnoException {
        PipeCalls.dup3(fd, number, flags);
    }

    /** The flags it was opened with and those set since, of {@link O}. */
    public int flags() throws ErrnoException {
        return FcntlCalls.fcntlGetfl(fd);
    }

    /** Sets the flags that can be changed: append, async, direct, noatime, nonblock. They belong to all descriptors of the open file. */
    public void flags(int flags) throws ErrnoException {
        FcntlCalls.fcntlSetfl(fd, flags);
    }

    /** {@link #flags(int)} with words; {@code "~nonblock"} is not understood here, since all flags are set anew. */
    public void flags(String flags) throws ErrnoException {
        flags(O.parse(flags));
    }

    /** Whether calls fail with {@code EAGAIN} instead of waiting. */
    public void nonblock(boolean on) throws ErrnoException {
        int flags = flags();
        flags(on ? flags | O.NONBLOCK : flags & ~O.NONBLOCK);
    }

    /** Whether programs that are started do not inherit it. */
    public boolean cloexec() throws ErrnoException {
        return (FcntlCalls.fcntlGetfd(fd) & FD.CLOEXEC) != 0;
    }

    /** Says whether programs that are started do not inherit it. */
    public void cloexec(boolean on) throws ErrnoException {
        FcntlCalls.fcntlSetfd(fd, on ? FD.CLOEXEC : 0);
    }

    /** Whether another descriptor is of the same open file, since Linux 6.10. */
    public boolean isDupOf(HasFd other) throws ErrnoException {
        return FcntlCalls.fcntlDupfdQuery(fd, other.fd()) != 0;
    }

    /** Closes it. See {@link OwnedFd#close}. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** The number, or {@code closed}. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
