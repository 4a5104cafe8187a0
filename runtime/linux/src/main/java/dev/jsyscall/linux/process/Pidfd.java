package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.pidfd.PIDFD_INFO;
import dev.jsyscall.linux.abi.pidfd.PidfdCalls;
import dev.jsyscall.linux.abi.pidfd.PidfdInfo;
import dev.jsyscall.linux.abi.process.PIDFD;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.process_vm.ProcessVmCalls;
import dev.jsyscall.linux.abi.signal.PIDFD_SIGNAL;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.raw.SignalRaw;
import dev.jsyscall.linux.signal.SignalName;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/**
 * A process, held by a descriptor: unlike a number it never comes to mean another process. The descriptor becomes readable when the
 * process ends, so it can be polled together with others. A virtual thread parks while it waits. Since Linux 5.3.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>
 */
public final class Pidfd implements Closeable, HasFd {
    private final OwnedFd fd;

    private Pidfd(OwnedFd fd) {
        this.fd = fd;
    }

    /**
     * Opens a process.
     *
     * @throws ErrnoException ESRCH if there is no such process; if it is not a process but a thread, ENOENT, or EINVAL on older kernels
     */
    public static Pidfd open(int pid) throws ErrnoException {
        return open(pid, 0);
    }

    /** Opens a process, or with {@code PIDFD.THREAD} a thread. Flags are bits of {@link PIDFD}. */
    public static Pidfd open(int pid, int flags) throws ErrnoException {
        return new Pidfd(ProcessCalls.pidfdOpen(pid, flags));
    }

    /** Opens a process, or with {@code "thread"} a thread. Flags are words of {@link PIDFD}. */
    public static Pidfd open(int pid, String flags) throws ErrnoException {
        return open(pid, PIDFD.parse(flags));
    }

    /**
     * Opens a process that may not be there.
     *
     * @return empty if there is none
     * @throws ErrnoException as {@link #open(int)}
     */
    public static Optional<Pidfd> tryOpen(int pid) throws ErrnoException {
        try {
            return Optional.of(open(pid));
        } catch (ErrnoException e) {
            if (e.is(E.SRCH)) return Optional.empty();
            throw e;
        }
    }

    /** Takes charge of a pidfd, such as one that was received. */
    public static Pidfd of(OwnedFd fd) {
        return new Pidfd(fd);
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /**
     * Sends a signal, one of {@link SIG}; 0 only checks whether that is allowed.
     *
     * @throws ErrnoException ESRCH if the process has ended and was waited for; EPERM if it is another user's
     */
    public void kill(int signal) throws ErrnoException {
        SignalCalls.pidfdSendSignal(fd, signal);
    }

    /** Sends a signal by its word: {@code kill("term")}. With a value, see {@link dev.jsyscall.linux.signal.SignalQueue}. */
    public void kill(String signal) throws ErrnoException {
        kill(SignalName.parse(signal));
    }

    /**
     * Sends a signal to a thread, or to all of a group, that the process stands for. Since Linux 6.9.
     *
     * @param signal one of {@link SIG}; 0 only checks whether that is allowed
     * @param scope one of {@link PIDFD_SIGNAL}: {@code THREAD}, {@code THREAD_GROUP}, {@code PROCESS_GROUP}
     * @throws ErrnoException as {@link #kill(int)}; EINVAL if the kernel is older
     */
    public void kill(int signal, int scope) throws ErrnoException {
        SignalCalls.pidfdSendSignal(fd, signal, scope);
    }

    /** {@link #kill(int, int)} in words: {@code kill("term", "process_group")}. */
    public void kill(String signal, String scope) throws ErrnoException {
        kill(SignalName.parse(signal), PIDFD_SIGNAL.parse(scope));
    }

    /**
     * Sends a signal to a process that may have gone.
     *
     * @return whether it was still there
     */
    public boolean tryKill(int signal) throws ErrnoException {
        int number = fd.enter();
        try {
            long result = SignalRaw.pidfd_send_signal(number, signal, MemorySegment.NULL, 0);
            if (Syscall.isError(result) && result != -E.SRCH) {
                throw fd.failure(result, "pidfd_send_signal", fd, SIG.table().shown(signal));
            }
            return result == 0;
        } finally {
            fd.exit();
        }
    }

    /** {@link #tryKill(int)} by the signal's word: {@code tryKill("term")}. */
    public boolean tryKill(String signal) throws ErrnoException {
        return tryKill(SignalName.parse(signal));
    }

    /**
     * Gives back the memory of the process, which was killed, without waiting until it gets to that itself. Since Linux 5.15.
     *
     * @throws ErrnoException EINVAL if it was not killed; EAGAIN if not all could be given back now; ESRCH if it has ended
     * @see <a href="https://man7.org/linux/man-pages/man2/process_mrelease.2.html">process_mrelease(2)</a>
     */
    public void releaseMemory() throws ErrnoException {
        ProcessVmCalls.processMrelease(fd);
    }

    /**
     * A duplicate of a descriptor of the process. Since Linux 5.6.
     *
     * @param number the descriptor's number in that process
     * @throws ErrnoException EPERM without the right to trace the process; EBADF if it has no such descriptor
     * @see <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">pidfd_getfd(2)</a>
     */
    public OwnedFd getfd(int number) throws ErrnoException {
        return ProcessCalls.pidfdGetfd(fd, number);
    }

    /**
     * Waits until the process has ended, be it a child or not. Leaves a child to be waited for. May block, and begins again when a signal
     * interrupts it.
     *
     * @throws dev.jsyscall.ClosedFdException if it is closed meanwhile
     */
    public void await() throws ErrnoException {
        Readiness.await(fd);
    }

    /**
     * Waits until the process has ended, but not longer than {@code timeout}. May block, and begins again with what is left of the time
     * when a signal interrupts it.
     *
     * @return whether it has ended
     * @throws dev.jsyscall.ClosedFdException if it is closed meanwhile
     */
    public boolean await(Duration timeout) throws ErrnoException {
        return Readiness.await(fd, timeout);
    }

    /** Whether the process has ended. */
    public boolean hasEnded() throws ErrnoException {
        return await(Duration.ZERO);
    }

    /**
     * What the kernel tells of the process: ids, users, and the exit status if it has ended and was waited for. Since Linux 6.13.
     *
     * @param what bits of {@link PIDFD_INFO} that are asked for; the answer says which are there
     * @throws ErrnoException ENOTTY or EINVAL if the kernel is older; ESRCH if the process has ended and nothing is told of that
     */
    public ProcessInfo info(long what) throws ErrnoException {
        PidfdInfo info = PidfdInfo.allocate(Arena.ofAuto()).mask(what);
        PidfdCalls.pidfdGetInfo(fd, info);
        return new ProcessInfo(info);
    }

    /** As {@link #info(long)}, in words: {@code info("pid, creds, exit")}. */
    public ProcessInfo info(String what) throws ErrnoException {
        return info(PIDFD_INFO.parse(what));
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }

    @Override
    public String toString() {
        return "pidfd " + fd;
    }
}
