package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.process_vm.KCMP;
import dev.jsyscall.linux.abi.process_vm.KcmpEpollSlot;
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
     * Whether two descriptors of this process are the same open file.
     *
     * @throws ErrnoException as {@link #sameFile(int, int, int, int)}
     */
    public static boolean sameFile(HasFd one, HasFd other) throws ErrnoException {
        int pid = Pid.self().number();
        int first = one.fd().enter();
        try {
            int second = other.fd().enter();
            try {
                return sameFile(pid, first, pid, second);
            } finally {
                other.fd().exit();
            }
        } finally {
            one.fd().exit();
        }
    }

    /**
     * Whether a process's descriptor is the file that another process's epoll watches by a number, which may have been closed and reused
     * since there. Since Linux 4.13.
     *
     * @param epoll the epoll's number in the process {@code watcher}
     * @param watched the number by which it watches
     * @param offset which one of several files that it watches by that number, from 0
     * @throws ErrnoException as {@link #sameFile(int, int, int, int)}; ENOENT if it watches none such
     */
    public static boolean isWatched(int pid, int fd, int watcher, int epoll, int watched, int offset) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            KcmpEpollSlot slot = KcmpEpollSlot.allocate(scratch).efd(epoll).tfd(watched).toff(offset);
            return ProcessVmCalls.kcmpEpollTfd(pid, watcher, fd, slot) == 0;
        }
    }

    /**
     * Whether two processes or threads share something.
     *
     * @param what one of {@link KCMP}: {@code VM}, {@code FILES}, {@code FS}, {@code SIGHAND}, {@code IO}, {@code SYSVSEM}
     * @throws ErrnoException EPERM; ESRCH; EOPNOTSUPP if the kernel was built without it
     */
    public static boolean same(int what, int pid1, int pid2) throws ErrnoException {
        if (what == KCMP.FILE) throw new IllegalArgumentException("descriptors are compared by sameFile");
        if (what == KCMP.EPOLL_TFD) throw new IllegalArgumentException("what an epoll watches is compared by isWatched");
        return ProcessVmCalls.kcmp(pid1, pid2, what) == 0;
    }

    /** {@link #same(int, int, int)} in a word: {@code "vm"}. */
    public static boolean same(String what, int pid1, int pid2) throws ErrnoException {
        return same(KCMP.parse(what), pid1, pid2);
    }
}
