package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.raw.ProcessRaw;

/**
 * Whose terminal it is: its session, and the process group in the foreground, which gets its signals and may read from it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/tcgetpgrp.3.html">tcgetpgrp(3)</a>
 */
public final class JobControl {
    private final Fd fd;

    JobControl(Fd fd) {
        this.fd = fd;
    }

    /**
     * The process group in the foreground; a pseudo-terminal's other side may always ask.
     *
     * @throws ErrnoException ENOTTY if it is not this process's controlling terminal
     */
    public int foreground() throws ErrnoException {
        return TermiosCalls.tiocgpgrp(fd);
    }

    /** Brings another process group of the session to the foreground. */
    public void foreground(int group) throws ErrnoException {
        TermiosCalls.tiocspgrp(fd, group);
    }

    /** The session that it controls: the number of its leader. */
    public int session() throws ErrnoException {
        return TermiosCalls.tiocgsid(fd);
    }

    /** Makes it this session's controlling terminal. This process must lead the session, which must have none. */
    public void control() throws ErrnoException {
        TermiosCalls.tiocsctty(fd, 0);
    }

    /**
     * Gives up the controlling terminal, for this process alone.
     *
     * @throws IllegalStateException if this process leads the session: all of it would lose the terminal, and who is in the foreground
     *     would get HUP
     */
    public void giveUp() throws ErrnoException {
        if (isOwn() && session() == ProcessCalls.getpid()) {
            throw new IllegalStateException("this process leads its session: giving up the terminal would end the Java VM");
        }
        TermiosCalls.tiocnotty(fd);
    }

    /**
     * Hangs up: every descriptor of it that is open anywhere becomes useless, and its session gets HUP. Needs CAP_SYS_ADMIN.
     *
     * @throws IllegalStateException if it is the controlling terminal of this process's own session, which would get HUP too
     */
    public void hangUp() throws ErrnoException {
        if (isOwn()) throw new IllegalStateException("this is the terminal of this process's own session: hanging up would end the Java VM");
        TermiosCalls.tiocvhangup(fd);
    }

    private boolean isOwn() throws ErrnoException {
        try {
            return session() == ProcessRaw.getsid(0);
        } catch (ErrnoException e) {
            if (e.is(E.NOTTY)) return false;
            throw e;
        }
    }
}
