package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.F_SEAL;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import java.io.Closeable;

/**
 * A file in memory without a name, which its seals can fix for good: who gets it from another can rely on that.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/memfd_create.2.html">memfd_create(2)</a>
 */
public final class Memfd implements ByteSource, ByteSink, Positioned, Metadata, Descriptor, Closeable {
    private final OwnedFd fd;

    private Memfd(OwnedFd fd) {
        this.fd = fd;
    }

    /** A new file, closed on exec, that may be sealed. */
    public static Memfd create(String name) throws ErrnoException {
        return create(name, MFD.CLOEXEC | MFD.ALLOW_SEALING);
    }

    /**
     * A new file.
     *
     * @param name what {@code /proc} shows, up to 249 bytes; it need not be unique
     * @param flags of {@link MFD}
     * @throws ErrnoException as memfd_create(2)
     */
    public static Memfd create(String name, int flags) throws ErrnoException {
        return new Memfd(MmanCalls.memfdCreate(name, flags));
    }

    /** {@link #create(String, int)} with words: {@code "cloexec, allow_sealing"}. */
    public static Memfd create(String name, String flags) throws ErrnoException {
        return create(name, MFD.parse(flags));
    }

    /** Takes charge of a descriptor, for instance one that came through a socket. */
    public static Memfd of(OwnedFd fd) {
        return new Memfd(fd);
    }

    @Override
    public OwnedFd fd() {
        return fd;
    }

    /** The seals it has, of {@link F_SEAL}. */
    public int seals() throws ErrnoException {
        return FcntlCalls.fcntlGetSeals(fd);
    }

    /**
     * Adds seals, which nobody can take off.
     *
     * @param seals of {@link F_SEAL}
     * @throws ErrnoException {@code EBUSY} to seal writing while someone has it mapped for writing, {@code EPERM} if it must not be sealed
     */
    public void seal(int seals) throws ErrnoException {
        FcntlCalls.fcntlAddSeals(fd, seals);
    }

    /** {@link #seal(int)} with words: {@code "shrink, grow, write"}. */
    public void seal(String seals) throws ErrnoException {
        seal(F_SEAL.parse(seals));
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    @Override
    public String toString() {
        return fd.toString();
    }
}
