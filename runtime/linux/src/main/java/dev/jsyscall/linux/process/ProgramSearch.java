package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import org.jspecify.annotations.Nullable;

/** Trying one path after the other that a program may have, as execvp(3) does. */
final class ProgramSearch {
    private @Nullable SpawnException telling;

    /** Notes that it is not at a path, or throws what failed if that is no reason to look elsewhere: a file that is no program, say. */
    void failed(SpawnException failure) throws SpawnException {
        if (!isAbsent(failure) && !failure.is(E.ACCES)) throw failure;
        if (telling == null || isAbsent(telling)) telling = failure;
    }

    /** What to say if it is nowhere: that it is there but may not be run, if so. */
    SpawnException failure() {
        if (telling == null) throw new IllegalStateException("there is a path to try");
        return telling;
    }

    private static boolean isAbsent(ErrnoException failure) {
        return failure.is(E.NOENT) || failure.is(E.NOTDIR);
    }
}
