package dev.jsyscall.linux.file;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.fcntl.RESOLVE;
import dev.jsyscall.linux.abi.file.OK;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import java.io.Closeable;

/**
 * An open directory: names are looked up in it, so that nobody can put another in its place meanwhile.
 *
 * <p>Paths may have several parts; an absolute one ignores the directory, except in {@link #openat2}. Symbolic links at the end of a path
 * are followed unless a method says otherwise. May be used by several threads.
 *
 * @see Fs the same by path alone
 */
public final class Dir implements DirNames, DirChanges, Descriptor, Metadata, Closeable {
    private static final Dir CWD = new Dir(BorrowedFd.of(AT.FDCWD, "AT_FDCWD"));

    private static final int DIRECTORY = O.RDONLY | O.DIRECTORY | O.CLOEXEC;

    private final Fd fd;

    private Dir(Fd fd) {
        this.fd = fd;
    }

    /** The process's current directory, whichever it is at each call. Closing it does nothing. */
    public static Dir cwd() {
        return CWD;
    }

    /** Takes charge of a descriptor of a directory. */
    public static Dir of(OwnedFd fd) {
        return new Dir(fd);
    }

    /**
     * Opens a directory, closed on exec.
     *
     * @throws ErrnoException as open(2); {@code ENOTDIR} if it is something else
     */
    public static Dir open(String path) throws ErrnoException {
        return CWD.openDir(path);
    }

    /**
     * The entries of a directory.
     *
     * @throws ErrnoException as open(2)
     */
    public static DirStream list(String path) throws ErrnoException {
        return CWD.listat(path);
    }

    /** The descriptor; that of {@link #cwd} is a number that only stands for it. */
    @Override
    public Fd fd() {
        return fd;
    }

    // ---- opening

    /** Opens a directory in this one, closed on exec. */
    public Dir openDir(String path) throws ErrnoException {
        return new Dir(Opening.openat(fd, path, DIRECTORY, 0));
    }

    /** The entries of this directory, from the first on. */
    public DirStream list() throws ErrnoException {
        return listat(".");
    }

    /** The entries of a directory in this one. */
    public DirStream listat(String path) throws ErrnoException {
        return DirStream.of(Opening.openat(fd, path, DIRECTORY, 0));
    }

    /**
     * Opens a file, or makes it; see {@link OpenFile#open(String, int, int)}. May block.
     *
     * @param flags of {@link O}
     * @param mode of {@link S}, for a file that is made
     * @throws ErrnoException as openat(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/openat.2.html">openat(2)</a>
     */
    public OpenFile openat(String path, int flags, int mode) throws ErrnoException {
        return OpenFile.of(Opening.openat(fd, path, flags, mode));
    }

    /** {@link #openat(String, int, int)} with words. */
    public OpenFile openat(String path, String flags, String mode) throws ErrnoException {
        return openat(path, O.parse(flags), S.parse(mode));
    }

    /** {@link #openat(String, int, int)} of a file that is there. */
    public OpenFile openat(String path, int flags) throws ErrnoException {
        return openat(path, flags, 0);
    }

    /** {@link #openat(String, int)} with words: {@code "rdonly, cloexec"}. */
    public OpenFile openat(String path, String flags) throws ErrnoException {
        return openat(path, O.parse(flags), 0);
    }

    /**
     * Opens a file with a say in how the path is looked up, since Linux 5.6. May block.
     *
     * @param flags of {@link O}; unknown ones are refused
     * @param mode of {@link S}, 0 unless a file may be made
     * @param resolve of {@link RESOLVE}: {@code RESOLVE.BENEATH} keeps the path in this directory
     * @throws ErrnoException as openat2(2); {@code EXDEV} or {@code ELOOP} if the path leads where it must not
     * @see <a href="https://man7.org/linux/man-pages/man2/openat2.2.html">openat2(2)</a>
     */
    public OpenFile openat2(String path, int flags, int mode, long resolve) throws ErrnoException {
        return OpenFile.of(Opening.openat2(fd, path, flags, mode, resolve));
    }

    /** {@link #openat2(String, int, int, long)} with words: {@code openat2("a/b", "rdonly", "", "beneath, no_symlinks")}. */
    public OpenFile openat2(String path, String flags, String mode, String resolve) throws ErrnoException {
        return openat2(path, O.parse(flags), S.parse(mode), RESOLVE.parse(resolve));
    }

    /** {@link OpenFile#temporary(String, int)} in the file system of a directory in this one: {@code temporary(".", 0600)}. */
    public OpenFile temporary(String path, int mode) throws ErrnoException {
        return openat(path, O.TMPFILE | O.RDWR | O.CLOEXEC, mode);
    }

    // ---- asking

    /** What a path leads to. */
    public FileStatus stat(String path) throws ErrnoException {
        return FileStatus.of(fd, path, 0);
    }

    /** What a path names, a symbolic link itself if it is one. */
    public FileStatus lstat(String path) throws ErrnoException {
        return FileStatus.of(fd, path, AT.SYMLINK_NOFOLLOW);
    }

    /**
     * What a path leads to, with a say in what is told and how fresh it is.
     *
     * @param flags of {@link AT}: {@code AT.SYMLINK_NOFOLLOW}, {@code AT.STATX_FORCE_SYNC}, {@code AT.NO_AUTOMOUNT}
     * @param mask of {@link STATX}, what is wanted; {@link FileStatus#has} says what came
     * @see <a href="https://man7.org/linux/man-pages/man2/statx.2.html">statx(2)</a>
     */
    public FileStatus statx(String path, int flags, int mask) throws ErrnoException {
        return FileStatus.of(fd, path, flags, mask);
    }

    /** {@link #statx(String, int, int)} with words: {@code statx("f", "statx_dont_sync", "size, mnt_id_unique")}. */
    public FileStatus statx(String path, String flags, String mask) throws ErrnoException {
        return statx(path, AT.parse(flags), STATX.parse(mask));
    }

    /**
     * Whether the process may do something with a file, by its real ids.
     *
     * @param mode of {@link OK}, {@code OK.F} to ask whether it exists
     */
    public boolean access(String path, int mode) throws ErrnoException {
        return Access.allowed(fd, path, mode, 0);
    }

    /** {@link #access(String, int)} with words: {@code "r, w"}, {@code "f"}. */
    public boolean access(String path, String mode) throws ErrnoException {
        return access(path, OK.parse(mode));
    }

    /**
     * {@link #access(String, int)} with a say in how it is asked, since Linux 5.8.
     *
     * @param flags {@link AT#EACCESS} for the effective ids, {@link AT#SYMLINK_NOFOLLOW} for a symbolic link itself
     * @see <a href="https://man7.org/linux/man-pages/man2/access.2.html">faccessat2(2)</a>
     */
    public boolean access(String path, int mode, int flags) throws ErrnoException {
        return Access.allowed(fd, path, mode, flags);
    }

    /** {@link #access(String, int, int)} with words: {@code access("f", "r, w", "eaccess, symlink_nofollow")}. */
    public boolean access(String path, String mode, String flags) throws ErrnoException {
        return access(path, OK.parse(mode), AT.parse(flags));
    }

    /** {@link #access(String, int)} by the effective ids, which opening goes by. */
    public boolean eaccess(String path, int mode) throws ErrnoException {
        return access(path, mode, AT.EACCESS);
    }

    /** {@link #eaccess(String, int)} with words. */
    public boolean eaccess(String path, String mode) throws ErrnoException {
        return eaccess(path, OK.parse(mode));
    }

    /**
     * Whether a path leads somewhere: not if a part of it is missing, no directory, or a link that goes in circles, nor if it is too long.
     *
     * @throws ErrnoException if that cannot be told: {@code EACCES} if a directory on the way may not be searched
     */
    public boolean exists(String path) throws ErrnoException {
        return Access.exists(fd, path);
    }

    /** The path that a symbolic link has, of any length. */
    public String readlink(String path) throws ErrnoException {
        return LinkTarget.read(fd, path);
    }

    // ---- this directory itself; the number that stands for the current one is unknown to calls on descriptors

    @Override
    public void chmod(int mode) throws ErrnoException {
        if (isCwd()) chmod(".", mode);
        else Metadata.super.chmod(mode);
    }

    @Override
    public void syncfs() throws ErrnoException {
        if (!isCwd()) {
            Metadata.super.syncfs();
            return;
        }
        try (Dir here = openDir(".")) {
            here.syncfs();
        }
    }

    /** Makes it the process's current directory: for every thread, at once. */
    public void chdir() throws ErrnoException {
        if (!isCwd()) DirCalls.fchdir(fd);
    }

    private boolean isCwd() {
        return fd.number() == AT.FDCWD;
    }

    /** Closes it, unless it is {@link #cwd}. */
    @Override
    public void close() throws ErrnoException {
        if (fd instanceof OwnedFd owned) owned.close();
    }

    /** The number, {@code AT_FDCWD}, or {@code closed}. */
    @Override
    public String toString() {
        return fd.toString();
    }
}
