package dev.jsyscall.linux.file;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.RENAME;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.fcntl.OpenHow;
import dev.jsyscall.linux.abi.fcntl.RESOLVE;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.OK;
import dev.jsyscall.linux.abi.stat.S;
import java.io.Closeable;

/**
 * An open directory: names are looked up in it, so that nobody can put another in its place meanwhile.
 *
 * <p>Paths may have several parts; an absolute one ignores the directory, except in {@link #openat2}. Symbolic links at the end of a path
 * are followed unless a method says otherwise. May be used by several threads.
 *
 * @see Fs the same by path alone
 */
public final class Dir implements Metadata, Closeable {
    private static final Dir CWD = new Dir(BorrowedFd.of(AT.FDCWD, "AT_FDCWD"));

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
        return new Dir(FcntlCalls.openat(fd, path, O.RDONLY | O.DIRECTORY | O.CLOEXEC, 0));
    }

    /** The entries of this directory, from the first on. */
    public DirStream list() throws ErrnoException {
        return listat(".");
    }

    /** The entries of a directory in this one. */
    public DirStream listat(String path) throws ErrnoException {
        return DirStream.of(FcntlCalls.openat(fd, path, O.RDONLY | O.DIRECTORY | O.CLOEXEC, 0));
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
        return OpenFile.of(FcntlCalls.openat(fd, path, OpenFile.complete(flags), mode));
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
        try (Scratch scratch = Scratch.open()) {
            OpenHow how = OpenHow.allocate(scratch).flags(Integer.toUnsignedLong(OpenFile.complete(flags))).mode(mode).resolve(resolve);
            return OpenFile.of(FcntlCalls.openat2(fd, path, how));
        }
    }

    /** {@link #openat2(String, int, int, long)} with words: {@code openat2("a/b", "rdonly", "", "beneath, no_symlinks")}. */
    public OpenFile openat2(String path, String flags, String mode, String resolve) throws ErrnoException {
        return openat2(path, O.parse(flags), S.parse(mode), RESOLVE.parse(resolve));
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

    /** {@link #access(String, int)} by the effective ids, which opening goes by. */
    public boolean eaccess(String path, int mode) throws ErrnoException {
        return Access.allowed(fd, path, mode, AT.EACCESS);
    }

    /** Whether a path leads somewhere. */
    public boolean exists(String path) throws ErrnoException {
        return access(path, OK.F);
    }

    /** The path that a symbolic link has, of any length. */
    public String readlink(String path) throws ErrnoException {
        return LinkTarget.read(fd, path);
    }

    // ---- names

    /** Makes a directory; the process's umask takes permissions away. */
    public void mkdir(String path, int mode) throws ErrnoException {
        DirCalls.mkdirat(fd, path, mode);
    }

    /** {@link #mkdir(String, int)} with {@code "rwxr-xr-x"}. */
    public void mkdir(String path, String mode) throws ErrnoException {
        mkdir(path, S.parse(mode));
    }

    /** Removes an empty directory. */
    public void rmdir(String path) throws ErrnoException {
        DirCalls.unlinkat(fd, path, AT.REMOVEDIR);
    }

    /** Removes a name; the file goes with its last name and its last user. */
    public void unlink(String path) throws ErrnoException {
        DirCalls.unlinkat(fd, path, 0);
    }

    /** Renames within this directory; a file that has the new name is replaced. */
    public void rename(String from, String to) throws ErrnoException {
        DirCalls.renameat2(fd, from, fd, to, 0);
    }

    /**
     * Renames to another directory of the same file system.
     *
     * @param flags of {@link RENAME}: {@code RENAME.NOREPLACE}, {@code RENAME.EXCHANGE}
     */
    public void rename(String from, HasFd toDir, String to, int flags) throws ErrnoException {
        DirCalls.renameat2(fd, from, toDir.fd(), to, flags);
    }

    /** {@link #rename(String, HasFd, String, int)} with words: {@code "noreplace"}. */
    public void rename(String from, HasFd toDir, String to, String flags) throws ErrnoException {
        rename(from, toDir, to, RENAME.parse(flags));
    }

    /** Gives a file another name; a symbolic link at the end of {@code path} gets it itself. */
    public void link(String path, HasFd toDir, String name) throws ErrnoException {
        DirCalls.linkat(fd, path, toDir.fd(), name, 0);
    }

    /**
     * Gives an open file a name in this directory, also one that had none.
     *
     * @throws ErrnoException as linkat(2); {@code ENOENT} for who is not privileged, where {@code /proc} is missing too
     */
    public void linkat(HasFd file, String name) throws ErrnoException {
        // AT_EMPTY_PATH would do, but asks for a capability.
        DirCalls.linkat(CWD.fd, "/proc/self/fd/" + file.fd().number(), fd, name, AT.SYMLINK_FOLLOW);
    }

    /** Makes a symbolic link; nobody checks where it leads. */
    public void symlink(String target, String name) throws ErrnoException {
        DirCalls.symlinkat(target, fd, name);
    }

    /** Makes a fifo. */
    public void mkfifo(String path, int mode) throws ErrnoException {
        mknod(path, S.IFIFO | mode, new DeviceNumber(0, 0));
    }

    /**
     * Makes a device, a fifo, a socket's name or an empty file.
     *
     * @param mode type and permissions, of {@link S}
     * @throws ErrnoException as mknod(2); devices are for the privileged
     */
    public void mknod(String path, int mode, DeviceNumber device) throws ErrnoException {
        DirCalls.mknodat(fd, path, mode, device.encode());
    }

    // ---- changing

    /** Sets a file's permissions. */
    public void chmod(String path, int mode) throws ErrnoException {
        FileCalls.fchmodat(fd, path, mode);
    }

    /** {@link #chmod(String, int)} with {@code "rw-r--r--"}. */
    public void chmod(String path, String mode) throws ErrnoException {
        chmod(path, S.parse(mode));
    }

    /** Sets a file's owner and group; -1 leaves one as it is. */
    public void chown(String path, int uid, int gid) throws ErrnoException {
        FileCalls.fchownat(fd, path, uid, gid, 0);
    }

    /** {@link #chown} that does not follow a symbolic link. */
    public void lchown(String path, int uid, int gid) throws ErrnoException {
        FileCalls.fchownat(fd, path, uid, gid, AT.SYMLINK_NOFOLLOW);
    }

    /** Sets a file's times of the last reading and the last change. */
    public void utimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            FileCalls.utimensat(fd, path, TimeUpdate.pair(scratch, accessed, modified), 0);
        }
    }

    /** {@link #utimens} that does not follow a symbolic link. */
    public void lutimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            FileCalls.utimensat(fd, path, TimeUpdate.pair(scratch, accessed, modified), AT.SYMLINK_NOFOLLOW);
        }
    }

    /** Makes it the process's current directory: for every thread, at once. */
    public void chdir() throws ErrnoException {
        DirCalls.fchdir(fd);
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
