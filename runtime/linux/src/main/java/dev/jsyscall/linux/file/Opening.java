package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.fcntl.OpenHow;
import dev.jsyscall.linux.abi.stat.S;

/** Opens files, and begins again when a signal interrupts that: a fifo waits for its other end. */
final class Opening {
    private Opening() {}

    static OwnedFd openat(Fd dir, String path, int flags, int mode) throws ErrnoException {
        int complete = complete(flags);
        long result;
        do {
            result = FcntlCalls.tryOpenat(dir, path, complete, mode);
        } while (result == -E.INTR);
        if (result < 0) throw dir.failure(result, "openat", dir, path, O.table().shown(complete), S.table().shown(mode));
        return OwnedFd.of((int) result);
    }

    static OwnedFd openat2(Fd dir, String path, int flags, int mode, long resolve) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            OpenHow how = OpenHow.allocate(scratch).flags(Integer.toUnsignedLong(complete(flags))).mode(mode).resolve(resolve);
            long result;
            do {
                result = FcntlCalls.tryOpenat2(dir, path, how);
            } while (result == -E.INTR);
            if (result < 0) throw dir.failure(result, "openat2", dir, path, how, OpenHow.SIZE);
            return OwnedFd.of((int) result);
        }
    }

    /** What users of 32-bit architectures would forget: without it, files of 2 GiB do not open. */
    private static int complete(int flags) {
        return Platform.is64Bit() ? flags : flags | O.LARGEFILE;
    }
}
