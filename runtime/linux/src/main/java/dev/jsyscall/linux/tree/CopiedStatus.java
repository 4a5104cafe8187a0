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

/** Gives a copy what its source has beside content: owner, attributes, times, permissions. */
final class CopiedStatus {
    private static final int RIGHTS = 0_7777;

    private CopiedStatus() {}

    /**
     * Gives a copy its source's owner and group. First of all, since it takes set-id bits and capabilities away.
     *
     * @param flags as for fchownat(2)
     * @return false if the caller may not give files away
     */
    static boolean owner(Statx source, Fd directory, String name, int flags) throws ErrnoException {
        try {
            FileCalls.fchownat(directory, name, source.uid(), source.gid(), flags);
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.PERM)) return false;
            throw e;
        }
    }

    /** Gives a copy its source's permissions. Last of all, since they may forbid the rest; no set-id bits for another owner. */
    static void mode(Statx source, HasFd copy, boolean owned) throws ErrnoException {
        int mode = source.mode() & RIGHTS;
        FileCalls.fchmod(copy.fd(), owned ? mode : mode & ~(S.ISUID | S.ISGID));
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
