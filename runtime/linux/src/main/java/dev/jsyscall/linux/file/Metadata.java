package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.fs.FS_FL;
import dev.jsyscall.linux.abi.fs.FsCalls;
import dev.jsyscall.linux.abi.stat.S;
import java.time.Instant;

/** What is known of an open file besides its content, and how to change it. */
public interface Metadata extends HasFd {
    /** Type, permissions, owner, size, times. */
    default FileStatus status() throws ErrnoException {
        return FileStatus.of(fd());
    }

    /** The file system that it is on. */
    default FsStatus fsStatus() throws ErrnoException {
        return FsStatus.of(fd());
    }

    /**
     * Sets the permissions.
     *
     * @param mode of {@link S}, 0 to 07777
     * @throws ErrnoException as fchmod(2); {@code EPERM} for who neither owns the file nor is privileged
     */
    default void chmod(int mode) throws ErrnoException {
        FileCalls.fchmod(fd(), mode);
    }

    /** {@link #chmod(int)} with {@code "rw-r--r--"} or {@code "irusr, iwusr, irgrp"}. */
    default void chmod(String mode) throws ErrnoException {
        chmod(S.parse(mode));
    }

    /** Sets owner and group; -1 leaves one as it is. */
    default void chown(int uid, int gid) throws ErrnoException {
        FileCalls.fchownat(fd(), "", uid, gid, AT.EMPTY_PATH);
    }

    /**
     * The flags of the file in its file system, of {@link FS_FL}, as lsattr(1) shows them.
     *
     * @throws ErrnoException {@code ENOTTY} or {@code EOPNOTSUPP} if the file system has none
     * @see <a href="https://man7.org/linux/man-pages/man2/FS_IOC_SETFLAGS.2const.html">FS_IOC_GETFLAGS(2const)</a>
     */
    default int inodeFlags() throws ErrnoException {
        return FsCalls.fsIocGetflags(fd());
    }

    /**
     * Sets all flags of the file in its file system, as chattr(1) does: those that {@link #inodeFlags()} tells, with changes.
     *
     * @throws ErrnoException as FS_IOC_SETFLAGS(2const): {@code EPERM} for who may not
     */
    default void inodeFlags(int flags) throws ErrnoException {
        FsCalls.fsIocSetflags(fd(), flags);
    }

    /** Changes some flags of the file in its file system: {@code "nodump, ~append"}. */
    default void changeInodeFlags(String changes) throws ErrnoException {
        inodeFlags((int) FS_FL.table().change(inodeFlags(), changes));
    }

    /**
     * Sets the times of the last reading and the last change.
     *
     * @throws ErrnoException as utimensat(2)
     */
    default void utimens(TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            FileCalls.utimensat(fd(), "", TimeUpdate.pair(scratch, accessed, modified), AT.EMPTY_PATH);
        }
    }

    /** Sets both times. */
    default void utimens(Instant accessed, Instant modified) throws ErrnoException {
        utimens(TimeUpdate.to(accessed), TimeUpdate.to(modified));
    }

    /** Writes all that its file system still holds in memory to the disk, and waits for it. */
    default void syncfs() throws ErrnoException {
        Fd fd = fd();
        long result;
        do {
            result = FileCalls.trySyncfs(fd);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "syncfs", fd);
    }
}
