package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import java.time.Instant;

/** Changing permissions, owners and times of files below an open directory. */
public sealed interface DirChanges extends HasFd permits Dir {
    /** Sets a file's permissions. */
    default void chmod(String path, int mode) throws ErrnoException {
        FileCalls.fchmodat(fd(), path, mode);
    }

    /** {@link #chmod(String, int)} with {@code "rw-r--r--"}. */
    default void chmod(String path, String mode) throws ErrnoException {
        chmod(path, S.parse(mode));
    }

    /**
     * {@link #chmod} that does not follow a symbolic link, since Linux 6.6.
     *
     * @throws ErrnoException as fchmodat2(2); {@code EOPNOTSUPP} for a symbolic link, which has no permissions
     */
    default void lchmod(String path, int mode) throws ErrnoException {
        FileCalls.fchmodat2(fd(), path, mode, AT.SYMLINK_NOFOLLOW);
    }

    /** {@link #lchmod(String, int)} with {@code "rw-r--r--"}. */
    default void lchmod(String path, String mode) throws ErrnoException {
        lchmod(path, S.parse(mode));
    }

    /** Sets a file's owner and group; -1 leaves one as it is. */
    default void chown(String path, int uid, int gid) throws ErrnoException {
        FileCalls.fchownat(fd(), path, uid, gid, 0);
    }

    /** {@link #chown} that does not follow a symbolic link. */
    default void lchown(String path, int uid, int gid) throws ErrnoException {
        FileCalls.fchownat(fd(), path, uid, gid, AT.SYMLINK_NOFOLLOW);
    }

    /** Sets a file's times of the last reading and the last change. */
    default void utimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            FileCalls.utimensat(fd(), path, TimeUpdate.pair(scratch, accessed, modified), 0);
        }
    }

    /** Sets both times. */
    default void utimens(String path, Instant accessed, Instant modified) throws ErrnoException {
        utimens(path, TimeUpdate.to(accessed), TimeUpdate.to(modified));
    }

    /** {@link #utimens} that does not follow a symbolic link. */
    default void lutimens(String path, TimeUpdate accessed, TimeUpdate modified) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            FileCalls.utimensat(fd(), path, TimeUpdate.pair(scratch, accessed, modified), AT.SYMLINK_NOFOLLOW);
        }
    }

    /** {@link #utimens} that does not follow a symbolic link. */
    default void lutimens(String path, Instant accessed, Instant modified) throws ErrnoException {
        lutimens(path, TimeUpdate.to(accessed), TimeUpdate.to(modified));
    }
}
