package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;

/** Asks what is permitted, and tells a no from a failure to ask. */
final class Access {
    private Access() {}

    static boolean allowed(Fd dir, String path, int mode, int flags) throws ErrnoException {
        try {
            if (flags == 0) FileCalls.faccessat(dir, path, mode);
            else FileCalls.faccessat2(dir, path, mode, flags);
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.ACCES) || e.is(E.NOENT) || e.is(E.NOTDIR) || e.is(E.ROFS) || e.is(E.PERM)) return false;
            throw e;
        }
    }
}
