package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import java.time.Instant;

/**
 * Files by their paths; one that does not begin with a slash begins at the process's current directory.
 *
 * @see Dir the same in an open directory, which does not change under one's feet
 */
public final class Fs {
    private static final Dir CWD = Dir.cwd();
    private static final int NEW = O.WRONLY | O.CREAT | O.TRUNC | O.CLOEXEC;
    private static final int NEW_MODE = 0_666;

    private Fs() {}

    /** What a path leads to. */
    public static FileStatus stat(String path) throws ErrnoException {
        return CWD.stat(path);
    }

    /** What a path names, a symbolic link itself if it is one. */
    public static FileStatus lstat(String path) throws ErrnoException {
        return CWD.lstat(path);
    }

    /** The file system that a path leads to. */
    public static FsStatus statfs(String path) throws ErrnoException {
        return FsStatus.of(path);
    }

    /** See {@link Dir#access(String, int)}. */
    public static boolean access(String path, int mode) throws ErrnoException {
        return CWD.access(path, mode);
    }

    /** See {@link Dir#access(String, String)}. */
    public static boolean access(String path, String mode) throws ErrnoException {
        return CWD.access(path, mode);
    }

    /** See {@link Dir#exists}. */
    public static boolean exists(String path) throws ErrnoException {
        return CWD.exists(path);
    }

    /** All of a file, of any size and also where files claim to have none. May block. */
    public static byte[] readAll(String path) throws ErrnoException {
        try (OpenFile file = OpenFile.open(path, "rdonly, cloexec")) {
            return file.readAll();
        }
    }

    /** All of a file as text in UTF-8. May block. */
    public static String readString(String path) throws ErrnoException {
        try (OpenFile file = OpenFile.open(path, "rdonly, cloexec")) {
            return file.readString();
        }
    }

    /** Makes a file, or empties it, and writes it; a new file is {@code rw-rw-rw-} less the umask. May block. */
    public static void writeAll(String path, byte[] data) throws ErrnoException {
        writeAll(path, data, NEW_MODE);
    }

    /** {@link #writeAll(String, byte[])} with the permissions of a new file, of which the umask takes some away. */
    public static void writeAll(String path, byte[] data, int mode) throws ErrnoException {
        try (OpenFile file = create(path, mode)) {
            file.writeFully(data);
        }
    }

    /** {@link #writeAll(String, byte[], int)} with {@code "rw-r--r--"}. */
    public static void writeAll(String path, byte[] data, String mode) throws ErrnoException {
        writeAll(path, data, S.parse(mode));
    }

    /** Makes a file, or empties it, and writes a text in UTF-8; a new file is {@code rw-rw-rw-} less the umask. May block. */
    public static void writeString(String path, String text) throws ErrnoException {
        try (OpenFile file = OpenFile.open(path, NEW, NEW_MODE)) {
            file.writeString(text);
        }
    }

    /** Makes a file, or empties it, and opens it for writing. */
    public static OpenFile create(String path, int mode) throws ErrnoException {
        return OpenFile.open(path, NEW, mode);
    }

    /** {@link #create(String, int)} with {@code "rw-r--r--"}. */
    public static OpenFile create(String path, String mode) throws ErrnoException {
        return create(path, S.parse(mode));
    }

    /** The path that a symbolic link has, of any length. */
    public static String readlink(String path) throws ErrnoException {
        return CWD.readlink(path);
    }

    /** Makes a directory; the process's umask takes permissions away. */
    public static void mkdir(String path, int mode) throws ErrnoException {
        CWD.mkdir(path, mode);
    }

    /** {@link #mkdir(String, int)} with {@code "rwxr-xr-x"}. */
    public static void mkdir(String path, String mode) throws ErrnoException {
        CWD.mkdir(path, mode);
    }

    /** Removes an empty directory. */
    public static void rmdir(String path) throws ErrnoException {
        CWD.rmdir(path);
    }

    /** Removes a name; the file goes with its last name and its last user. */
    public static void unlink(String path) throws ErrnoException {
        CWD.unlink(path);
    }

    /** Renames within a file system; a file that has the new name is replaced. */
    public static void rename(String from, String to) throws ErrnoException {
        CWD.rename(from, to);
    }

    /** {@link #rename(String, String)} with words: {@code "noreplace"}, {@code "exchange"}. */
    public static void rename(String from, String to, String flags) throws ErrnoException {
        CWD.rename(from, CWD, to, flags);
    }

    /** Gives a file another name. */
    public static void link(String path, String name) throws ErrnoException {
        CWD.link(path, CWD, name);
    }

    /** Makes a symbolic link; nobody checks where it leads. */
    public static void symlink(String target, String name) throws ErrnoException {
        CWD.symlink(target, name);
    }

    /** Makes a fifo. */
    public static void mkfifo(String path, int mode) throws ErrnoException {
        CWD.mkfifo(path, mode);
    }

    /** {@link #mkfifo(String, int)} with {@code "rw-r--r--"}. */
    public static void mkfifo(String path, String mode) throws ErrnoException {
        CWD.mkfifo(path, mode);
    }

    /** See {@link Dir#mknod}. */
    public static void mknod(String path, int mode, DeviceNumber device) throws ErrnoException {
        CWD.mknod(path, mode, device);
    }

    /** {@link #mknod(String, int, DeviceNumber)} with words: {@code "ifchr, rw-rw----"}. */
    public static void mknod(String path, String mode, DeviceNumber device) throws ErrnoException {
        CWD.mknod(path, mode, device);
    }

    /** Sets a file's permissions. */
    public static void chmod(String path, int mode) throws ErrnoException {
        CWD.chmod(path, mode);
    }

    /** {@link #chmod(String, int)} with {@code "rw-r--r--"}. */
    public static void chmod(String path, String mode) throws ErrnoException {
        CWD.chmod(path, mode);
    }

    /** Sets a file's owner and group; -1 leaves one as it is. */
    public static void chown(String path, int uid, int gid) throws ErrnoException {
        CWD.chown(path, uid, gid);
    }

    /** {@link #chown} that does not follow a symbolic link. */
    public static void lchown(String path, int uid, int gid) throws ErrnoException {
        CWD.lchown(path, uid, gid);
    }

    /** Sets a file's times of the last reading and the last change. */
    public static void utimens(String path, Instant accessed, Instant modified) throws ErrnoException {
        CWD.utimens(path, TimeUpdate.to(accessed), TimeUpdate.to(modified));
    }

    /** {@link #utimens} that can leave a time as it is, or take the clock's. */
    public static void utimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        CWD.utimens(path, accessed, modified);
    }

    /** {@link #utimens} that does not follow a symbolic link. */
    public static void lutimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        CWD.lutimens(path, accessed, modified);
    }

    /** Makes a file exactly so long: cuts the rest off, or adds a hole. */
    public static void truncate(String path, long length) throws ErrnoException {
        FileCalls.truncate(path, length);
    }

    /**
     * The process's current directory, of any length.
     *
     * @throws ErrnoException ENOENT if it was removed, or if no path leads there: its file system was unmounted
     */
    public static String getcwd() throws ErrnoException {
        return CurrentDirectory.path();
    }

    /** Changes the process's current directory: for every thread, at once. */
    public static void chdir(String path) throws ErrnoException {
        DirCalls.chdir(path);
    }

    /** Writes all that is still in memory to all disks, and waits for it. */
    public static void sync() throws ErrnoException {
        FileCalls.sync();
    }
}
