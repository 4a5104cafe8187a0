package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.RENAME;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.stat.S;

/** Making, moving and removing names below an open directory. */
public sealed interface DirNames extends HasFd permits Dir {
    /** Makes a directory; the process's umask takes permissions away. */
    default void mkdir(String path, int mode) throws ErrnoException {
        DirCalls.mkdirat(fd(), path, mode);
    }

    /** {@link #mkdir(String, int)} with {@code "rwxr-xr-x"}. */
    default void mkdir(String path, String mode) throws ErrnoException {
        mkdir(path, S.parse(mode));
    }

    /** Removes an empty directory. */
    default void rmdir(String path) throws ErrnoException {
        DirCalls.unlinkat(fd(), path, AT.REMOVEDIR);
    }

    /** Removes a name; the file goes with its last name and its last user. */
    default void unlink(String path) throws ErrnoException {
        DirCalls.unlinkat(fd(), path, 0);
    }

    /** Renames within this directory; a file that has the new name is replaced. */
    default void rename(String from, String to) throws ErrnoException {
        DirCalls.renameat2(fd(), from, fd(), to, 0);
    }

    /**
     * Renames to another directory of the same file system.
     *
     * @param flags of {@link RENAME}: {@code RENAME.NOREPLACE}, {@code RENAME.EXCHANGE}
     */
    default void rename(String from, HasFd toDir, String to, int flags) throws ErrnoException {
        DirCalls.renameat2(fd(), from, toDir.fd(), to, flags);
    }

    /** {@link #rename(String, HasFd, String, int)} with words: {@code "noreplace"}. */
    default void rename(String from, HasFd toDir, String to, String flags) throws ErrnoException {
        rename(from, toDir, to, RENAME.parse(flags));
    }

    /** Gives a file another name; a symbolic link at the end of {@code path} gets it itself. */
    default void link(String path, HasFd toDir, String name) throws ErrnoException {
        link(path, toDir, name, 0);
    }

    /**
     * Gives a file another name.
     *
     * @param flags {@link AT#SYMLINK_FOLLOW} if a symbolic link stands for what it leads to, or 0
     * @throws ErrnoException as linkat(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/link.2.html">linkat(2)</a>
     */
    default void link(String path, HasFd toDir, String name, int flags) throws ErrnoException {
        DirCalls.linkat(fd(), path, toDir.fd(), name, flags);
    }

    /** {@link #link(String, HasFd, String, int)} with words: {@code "symlink_follow"}. */
    default void link(String path, HasFd toDir, String name, String flags) throws ErrnoException {
        link(path, toDir, name, AT.parse(flags));
    }

    /**
     * Gives an open file a name in this directory, also one that had none.
     *
     * @throws ErrnoException as linkat(2); {@code ENOENT} for who is not privileged, where {@code /proc} is missing too
     */
    default void linkat(HasFd file, String name) throws ErrnoException {
        Fd open = file.fd();
        int number = open.enter();
        try {
            // AT_EMPTY_PATH would do, but asks for a capability.
            String path = number == AT.FDCWD ? "." : "/proc/self/fd/" + number;
            DirCalls.linkat(Dir.cwd().fd(), path, fd(), name, AT.SYMLINK_FOLLOW);
        } finally {
            open.exit();
        }
    }

    /** Makes a symbolic link; nobody checks where it leads. */
    default void symlink(String target, String name) throws ErrnoException {
        DirCalls.symlinkat(target, fd(), name);
    }

    /** Makes a fifo. */
    default void mkfifo(String path, int mode) throws ErrnoException {
        mknod(path, S.IFIFO | mode, new DeviceNumber(0, 0));
    }

    /** {@link #mkfifo(String, int)} with {@code "rw-r--r--"}. */
    default void mkfifo(String path, String mode) throws ErrnoException {
        mkfifo(path, S.parse(mode));
    }

    /**
     * Makes a device, a fifo, a socket's name or an empty file.
     *
     * @param mode type and permissions, of {@link S}
     * @throws ErrnoException as mknod(2); devices are for the privileged
     */
    default void mknod(String path, int mode, DeviceNumber device) throws ErrnoException {
        DirCalls.mknodat(fd(), path, mode, device.encode());
    }

    /** {@link #mknod(String, int, DeviceNumber)} with words: {@code "ifchr, rw-rw----"}. */
    default void mknod(String path, String mode, DeviceNumber device) throws ErrnoException {
        mknod(path, S.parse(mode), device);
    }
}
