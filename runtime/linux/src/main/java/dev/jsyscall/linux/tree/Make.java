package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.UTIME;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Makes directories and files that may be there already. */
public final class Make {
    private static final int DIRECTORY_MODE = 0_777;
    private static final int FILE_MODE = 0_666;
    private static final int PART = O.PATH | O.DIRECTORY | O.CLOEXEC;

    private Make() {}

    /** Makes a directory and those above it that are missing, with all rights that the umask leaves. Fine if it is there already. */
    public static void directories(String path) throws ErrnoException {
        directories(path, DIRECTORY_MODE);
    }

    /**
     * Makes a directory and those above it that are missing. Links on the way are followed, as in any path.
     *
     * @param mode the rights of all that it makes, of which the process's umask takes some away: {@code 0755}
     * @throws ErrnoException as mkdirat(2); ENOTDIR if something else is at the path or on the way
     */
    public static void directories(String path, int mode) throws ErrnoException {
        directories(Tree.CWD, path, mode);
    }

    /** {@link #directories(String, int)} with the mode in words or as {@code ls -l} writes it: {@code rwxr-x---}. */
    public static void directories(String path, String mode) throws ErrnoException {
        directories(path, S.parse(mode));
    }

    /** {@link #directories(String, int)} for a path of any length that begins in a directory. */
    public static void directories(HasFd directory, String path, int mode) throws ErrnoException {
        Deque<String> missing = new ArrayDeque<>();
        try {
            OwnedFd here = deepest(directory.fd(), path, missing);
            try {
                while (!missing.isEmpty()) {
                    OwnedFd next = enter(here, missing.pop(), mode);
                    here.close();
                    here = next;
                }
            } finally {
                here.close();
            }
        } catch (ErrnoException e) {
            throw TreeException.of(path, e);
        }
    }

    /** {@link #directories(HasFd, String, int)} with the mode in words or as {@code ls -l} writes it. */
    public static void directories(HasFd directory, String path, String mode) throws ErrnoException {
        directories(directory, path, S.parse(mode));
    }

    /** Opens the last directory on the way that is there; the names after it are {@code missing}, or too many for one call. */
    private static OwnedFd deepest(Fd start, String path, Deque<String> missing) throws ErrnoException {
        String there = path;
        while (true) {
            try {
                return FcntlCalls.openat(start, there, PART);
            } catch (ErrnoException e) {
                PathParts parts = PathParts.of(there);
                boolean mayBeMissing = e.is(E.NOENT) || e.is(E.NAMETOOLONG);
                if (!mayBeMissing || path.isEmpty() || parts.directory().equals(there)) throw e;
                missing.push(parts.name());
                there = parts.directory();
            }
        }
    }

    private static OwnedFd enter(Fd above, String name, int mode) throws ErrnoException {
        try {
            return FcntlCalls.openat(above, name, PART);
        } catch (ErrnoException e) {
            if (!e.is(E.NOENT)) throw e;
        }
        try {
            DirCalls.mkdirat(above, name, mode);
        } catch (ErrnoException e) {
            if (!e.is(E.EXIST)) throw e; // another made it just now; if it is no directory, opening it will tell
        }
        return FcntlCalls.openat(above, name, PART);
    }

    /** Makes an empty file, or sets the times of the one that is there to now, like touch(1). */
    public static void touch(String path) throws ErrnoException {
        touch(path, null, null);
    }

    /**
     * Makes an empty file if there is none, and sets its times; on Linux to the nanosecond, as far as its file system keeps them.
     *
     * @param accessed when it was read last, or null for now
     * @param modified when it was written last, or null for now
     */
    public static void touch(String path, @Nullable Instant accessed, @Nullable Instant modified) throws ErrnoException {
        touch(Tree.CWD, path, accessed, modified);
    }

    /** {@link #touch(String, Instant, Instant)} for a path that begins in a directory. */
    public static void touch(HasFd directory, String path, @Nullable Instant accessed, @Nullable Instant modified)
            throws ErrnoException {
        Fd fd = directory.fd();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment times = Timespec.array(scratch, 2);
            fill(Timespec.at(times, 0), accessed);
            fill(Timespec.at(times, 1), modified);
            try {
                FileCalls.utimensat(fd, path, times);
            } catch (ErrnoException e) {
                if (!e.is(E.NOENT)) throw e;
                FcntlCalls.openat(fd, path, O.WRONLY | O.CREAT | O.NOCTTY | O.NONBLOCK | O.CLOEXEC, FILE_MODE).close();
                if (accessed != null || modified != null) FileCalls.utimensat(fd, path, times);
            }
        }
    }

    private static void fill(Timespec time, @Nullable Instant instant) {
        if (instant == null) time.sec(0).nsec(UTIME.NOW);
        else time.sec(instant.getEpochSecond()).nsec(instant.getNano());
    }
}
