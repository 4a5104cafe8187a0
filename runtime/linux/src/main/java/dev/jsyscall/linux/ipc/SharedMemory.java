package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Quote;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.io.Closeable;

/**
 * POSIX shared memory: a file in {@code /dev/shm}, which is in memory, to be mapped by several processes. It stays until it is unlinked or
 * the system goes down. A new one has no bytes; {@link #resize} gives it some.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/shm_overview.7.html">shm_overview(7)</a>
 */
public final class SharedMemory implements Closeable, HasFd {
    private static final String FOLDER = "/dev/shm";

    private final OwnedFd fd;

    private SharedMemory(OwnedFd fd) {
        this.fd = fd;
    }

    /**
     * Opens shared memory, which is closed on exec.
     *
     * @param name a slash, and a name without any
     * @param flags {@link O}: {@code RDONLY} or {@code RDWR}, {@code CREAT}, {@code EXCL}, {@code TRUNC}
     * @param mode the permissions of what is made, {@link S}, as far as the umask lets it
     * @throws ErrnoException ENOENT if it is not there; EEXIST; EACCES
     */
    public static SharedMemory open(String name, int flags, int mode) throws ErrnoException {
        return new SharedMemory(FcntlCalls.openat(path(name), flags | O.NOFOLLOW | O.CLOEXEC, mode));
    }

    /** {@link #open(String, int, int)} in words: {@code "rdwr, creat"}, {@code "rw-------"}. */
    public static SharedMemory open(String name, String flags, String mode) throws ErrnoException {
        return open(name, O.parse(flags), S.parse(mode));
    }

    /**
     * {@link #open(String, int, int)} of what is there.
     *
     * @throws IllegalArgumentException if {@code CREAT} is among the flags: what is made needs permissions
     */
    public static SharedMemory open(String name, int flags) throws ErrnoException {
        return open(name, CreationMode.none(flags), 0);
    }

    /** {@link #open(String, int)} in words: {@code "rdwr"}. */
    public static SharedMemory open(String name, String flags) throws ErrnoException {
        return open(name, O.parse(flags));
    }

    /**
     * Removes the name; the memory goes when nobody has it open or mapped.
     *
     * @throws ErrnoException ENOENT if it is not there; EACCES
     */
    public static void unlink(String name) throws ErrnoException {
        DirCalls.unlinkat(path(name));
    }

    private static String path(String name) {
        if (name.startsWith("/") && name.indexOf('/', 1) < 0 && !name.equals("/") && !name.equals("/.") && !name.equals("/..")) {
            return FOLDER + name;
        }
        throw new IllegalArgumentException("shared memory's name is a slash and a name, not " + Quote.string(name));
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * How many bytes it has.
     *
     * @throws ErrnoException as statx(2)
     */
    public long size() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Statx about = Statx.allocate(scratch);
            StatCalls.statx(fd, "", "empty_path", "size", about);
            return about.size();
        }
    }

    /**
     * Changes how many bytes it has; new ones are 0. Who has mapped what is cut off fails when it looks there.
     *
     * @throws ErrnoException as ftruncate(2)
     */
    public void resize(long bytes) throws ErrnoException {
        FileCalls.ftruncate(fd, bytes);
    }

    /** Closes the descriptor; the memory, and mappings of it, stay. */
    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    /** The descriptor's number, or {@code closed}. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
