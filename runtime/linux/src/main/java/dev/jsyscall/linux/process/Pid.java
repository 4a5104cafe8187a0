package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.SignalCalls;
import dev.jsyscall.linux.raw.SignalRaw;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.signal.SignalName;

/**
 * A process by its number. When it has ended and was waited for, the number may become another's: where that matters, hold it by a
 * {@link Pidfd}.
 *
 * @param number its id, positive
 */
public record Pid(int number) {
    /** Checks the number. */
    public Pid {
        if (number <= 0) throw new IllegalArgumentException("a process id is positive: " + number);
    }

    /** The process with a number, whether there is one or not. */
    public static Pid of(int number) {
        return new Pid(number);
    }

    /** This process. */
    public static Pid self() throws ErrnoException {
        return new Pid(ProcessCalls.getpid());
    }

    /** This process's parent's id, 0 if it is outside of this pid namespace. It changes when the parent ends. */
    public static int parent() throws ErrnoException {
        return ProcessCalls.getppid();
    }

    /** The calling thread's id; of the one that carries it, and valid for a moment only, if it is a virtual thread. */
    public static int thread() throws ErrnoException {
        return ProcessCalls.gettid();
    }

    /** The process's session. */
    public int session() throws ErrnoException {
        return ProcessCalls.getsid(number);
    }

    /** The process's group. */
    public int group() throws ErrnoException {
        return ProcessCalls.getpgid(number);
    }

    /**
     * Puts the process, which is this one or a child that has not become another program yet, into a group of its session.
     *
     * @param group 0 for a group of its own
     * @see <a href="https://man7.org/linux/man-pages/man2/setpgid.2.html">setpgid(2)</a>
     */
    public void setGroup(int group) throws ErrnoException {
        ProcessCalls.setpgid(number, group);
    }

    /**
     * Begins a session with this process as its leader, and without a terminal. For a new process see {@link Spawn#newSession}.
     *
     * @return the session's id, which is this process's
     * @throws ErrnoException EPERM if this process leads a group, as those do that a shell started
     */
    public static int newSession() throws ErrnoException {
        return ProcessCalls.setsid();
    }

    /**
     * Sends a signal, one of {@link SIG}; 0 only checks whether that is allowed.
     *
     * @throws ErrnoException ESRCH if there is no such process; EPERM if it is another user's
     * @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>
     */
    public void kill(int signal) throws ErrnoException {
        SignalCalls.kill(number, signal);
    }

    /** Sends a signal by its word: {@code kill("term")}. */
    public void kill(String signal) throws ErrnoException {
        kill(SignalName.parse(signal));
    }

    /**
     * Sends a signal to a process that may not be there.
     *
     * @return whether it was
     * @throws ErrnoException EPERM if it is another user's
     */
    public boolean tryKill(int signal) throws ErrnoException {
        long result = SignalRaw.kill(number, signal);
        if (Syscall.isError(result) && result != -E.SRCH) throw ErrnoException.of(result, "kill", number, SIG.table().shown(signal));
        return result == 0;
    }

    /** {@link #tryKill(int)} by the signal's word: {@code tryKill("term")}. */
    public boolean tryKill(String signal) throws ErrnoException {
        return tryKill(SignalName.parse(signal));
    }

    /** Whether there is a process with this number, one that ended and was not waited for included. */
    public boolean exists() {
        return SignalRaw.kill(number, 0) != -E.SRCH;
    }

    /**
     * Sends a signal to one thread of the process.
     *
     * @throws ErrnoException ESRCH if the process has no such thread
     * @see <a href="https://man7.org/linux/man-pages/man2/tgkill.2.html">tgkill(2)</a>
     */
    public void killThread(int thread, int signal) throws ErrnoException {
        SignalCalls.tgkill(number, thread, signal);
    }

    /** Sends a signal by its word to one thread of the process. */
    public void killThread(int thread, String signal) throws ErrnoException {
        killThread(thread, SignalName.parse(signal));
    }

    /**
     * Sends a signal to all processes of a group.
     *
     * @param group its id, positive
     * @throws ErrnoException ESRCH if there is no such group
     */
    public static void killGroup(int group, int signal) throws ErrnoException {
        // -1 would be every process there is, and 0 this process's own group.
        if (group <= 1) throw new IllegalArgumentException("a group that signals can be sent to has an id from 2 on: " + group);
        SignalCalls.kill(-group, signal);
    }

    /** Sends a signal by its word to all processes of a group. */
    public static void killGroup(int group, String signal) throws ErrnoException {
        killGroup(group, SignalName.parse(signal));
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
