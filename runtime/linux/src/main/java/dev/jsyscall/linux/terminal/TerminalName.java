package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.file.FileStatus;
import dev.jsyscall.linux.file.Fs;
import java.util.Optional;

/** Finds the name of a terminal's device. */
final class TerminalName {
    private TerminalName() {}

    /** What the kernel calls it, provided that this is the same device here. */
    static Optional<String> of(Fd fd) throws ErrnoException {
        int number = fd.enter();
        try {
            String name = Fs.readlink("/proc/self/fd/" + number);
            FileStatus own = Fs.stat("/proc/self/fd/" + number);
            FileStatus named = Fs.stat(name);
            boolean same = named.isCharDevice() && own.isSameFile(named);
            return same ? Optional.of(name) : Optional.empty();
        } catch (ErrnoException e) {
            if (e.is(E.NOENT)) return Optional.empty();
            throw e;
        } finally {
            fd.exit();
        }
    }
}
