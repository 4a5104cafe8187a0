package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.abi.stat.StatxTimestamp;
import dev.jsyscall.linux.abi.time.Timespec;
import dev.jsyscall.linux.file.Xattrs;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** Gives a copy what its source has beside content: owner, permissions, attributes, times. In this order, since each may change the next. */
final class CopiedStatus {
    private static final int RIGHTS = 0_7777;

    private CopiedStatus() {}

    /** For a file or directory that is open. */
    static void apply(Statx source, HasFd copy, boolean owners) throws ErrnoException {
        int mode = source.mode() & RIGHTS;
        if (owners && !owned(copy.fd(), "", AT.EMPTY_PATH, source)) mode &= ~(S.ISUID | S.ISGID);
        FileCalls.fchmod(copy.fd(), mode);
    }

    /** For what is no file or directory, by its name in a directory. */
    static void apply(Statx source, Fd directory, String name, boolean owners) throws ErrnoException {
        if (owners) owned(directory, name, AT.SYMLINK_NOFOLLOW, source);
    }

    /** False if the caller may not give files away. */
    private static boolean owned(Fd directory, String name, int flags, Statx source) throws ErrnoException {
        try {
            FileCalls.fchownat(directory, name, source.uid(), source.gid(), flags);
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.PERM)) return false;
            throw e;
        }
    }

    /** Copies attributes, as far as the target's file system has them and the caller may set them. */
    static void attributes(HasFd source, HasFd copy) throws ErrnoException {
        Map<String, byte[]> attributes;
        try {
            attributes = Xattrs.of(source).all();
        } catch (ErrnoException e) {
            if (e.is(E.OPNOTSUPP)) return;
            throw e;
        }
        Xattrs target = Xattrs.of(copy);
        for (Map.Entry<String, byte[]> attribute : attributes.entrySet()) {
            try {
                target.set(attribute.getKey(), attribute.getValue());
            } catch (ErrnoException e) {
                if (!e.is(E.OPNOTSUPP) && !e.is(E.PERM)) throw e;
            }
        }
    }

    /** Sets when it was read and written last. */
    static void times(Statx source, Fd directory, String name, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment times = Timespec.array(scratch, 2);
            fill(Timespec.at(times, 0), source.atime());
            fill(Timespec.at(times, 1), source.mtime());
            FileCalls.utimensat(directory, name, times, flags);
        }
    }

    private static void fill(Timespec time, StatxTimestamp stamp) {
        time.sec(stamp.sec()).nsec(Integer.toUnsignedLong(stamp.nsec()));
    }
}
