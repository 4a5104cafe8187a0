package dev.jsyscall.linux.tree;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import java.io.File;
import java.util.Objects;

/** A chain of directories that is longer than any path the kernel takes, and what this process has open. */
final class DeepTree {
    private static final String NAME = "directory-name";

    private DeepTree() {}

    /** Makes {@code levels} directories in one another, each with a file {@code f} and {@code e} beside it. */
    static void make(String start, int levels) throws ErrnoException {
        DirCalls.mkdirat(BorrowedFd.of(AT.FDCWD), start, 0_755);
        OwnedFd here = FcntlCalls.openat(start, "path, directory, cloexec");
        try {
            for (int i = 0; i < levels; i++) {
                file(here, "e");
                DirCalls.mkdirat(here, NAME, 0_755);
                file(here, "f");
                OwnedFd next = FcntlCalls.openat(here, NAME, "path, directory, cloexec");
                here.close();
                here = next;
            }
        } finally {
            here.close();
        }
    }

    private static void file(Fd directory, String name) throws ErrnoException {
        FcntlCalls.openat(directory, name, "wronly, creat, excl, cloexec", "rw-r--r--").close();
    }

    static int openDescriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }
}
