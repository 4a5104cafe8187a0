package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;

/** Which file it is, whatever names it has. */
record Identity(long device, long inode) {

    static Identity of(Statx about) {
        return new Identity(Descent.device(about), about.ino());
    }

    /** Of what a name leads to; {@code flags} as for statx(2). */
    static Identity at(Fd directory, String name, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Statx about = Statx.allocate(scratch);
            StatCalls.statx(directory, name, flags, STATX.TYPE | STATX.INO, about);
            return of(about);
        }
    }
}
