package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.process_vm.KCMP;
import dev.jsyscall.linux.abi.process_vm.ProcessVmCalls;

/**
 * Whether processes or threads share something: an open file, their memory. Needs the right to trace both.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/kcmp.2.html">kcmp(2)</a>
 */
public final class Kcmp {
    private Kcmp() {}

    /**
     * Whether two descriptors, of two processes or of one, are the same open file: with one position and one set of flags.
     *
     * @throws ErrnoException EBADF if one is not open; EPERM; ESRCH; EOPNOTSUPP if the kernel was built without it
     */
    public static boolean sameFile(int pid1, int fd1, int pid2, int fd2) throws ErrnoException {
        return ProcessVmCalls.kcmpFile(pid1, pid2, fd1, fd2) == 0;
    }

    /**
     * Whether two processes or threads share something.
     *
     * @param what one of {@link KCMP}: {@code VM}, {@code FILES}, {@code FS}, {@code SIGHAND}, {@code IO}, {@code SYSVSEM}
     * @throws ErrnoException EPERM; ESRCH; EOPNOTSUPP if the kernel was built without it
     */
    public static boolean same(int what, int pid1, int pid2) throws ErrnoException {
        if (what == KCMP.FILE || what == KCMP.EPOLL_TFD) {
            throw new IllegalArgumentException("descriptors are compared by sameFile, not as " + KCMP.format(what));
        }
        return ProcessVmCalls.kcmp(pid1, pid2, what) == 0;
    }

    /** {@link #same(int, int, int)} in a word: {@code "vm"}. */
    public static boolean same(String what, int pid1, int pid2) throws ErrnoException {
        return same(KCMP.parse(what), pid1, pid2);
    }
}
