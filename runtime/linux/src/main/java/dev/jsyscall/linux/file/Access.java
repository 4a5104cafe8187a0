package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.file.OK;
import dev.jsyscall.linux.raw.FileRaw;
import java.lang.foreign.MemorySegment;

/** Asks what is permitted, and tells a no, which costs no exception, from a failure to ask. */
final class Access {
    private Access() {}

    static boolean allowed(Fd dir, String path, int mode, int flags) throws ErrnoException {
        long result = ask(dir, path, mode, flags);
        if (result == 0) return true;
        if (leadsNowhere(result) || result == -E.ACCES || result == -E.ROFS || result == -E.PERM) return false;
        throw failure(result, dir, path, mode, flags);
    }

    static boolean exists(Fd dir, String path) throws ErrnoException {
        long result = ask(dir, path, OK.F, 0);
        if (result == 0) return true;
        if (leadsNowhere(result)) return false;
        throw failure(result, dir, path, OK.F, 0);
    }

    private static boolean leadsNowhere(long result) {
        return result == -E.NOENT || result == -E.NOTDIR || result == -E.LOOP || result == -E.NAMETOOLONG;
    }

    private static long ask(Fd dir, String path, int mode, int flags) throws ErrnoException {
        int number = dir.enter();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment name = scratch.path(path);
            return flags == 0 ? FileRaw.faccessat(number, name, mode) : FileRaw.faccessat2(number, name, mode, flags);
        } finally {
            dir.exit();
        }
    }

    private static ErrnoException failure(long result, Fd dir, String path, int mode, int flags) {
        return flags == 0
                ? dir.failure(result, "faccessat", dir, path, OK.table().shown(mode))
                : dir.failure(result, "faccessat2", dir, path, OK.table().shown(mode), AT.table().shown(flags));
    }
}
