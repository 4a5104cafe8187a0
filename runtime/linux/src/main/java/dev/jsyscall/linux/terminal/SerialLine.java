package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.termios.TIOCM;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import java.time.Duration;

/**
 * What a terminal has that is a serial line: the modem's lines, and breaks. Others answer ENOTTY or EINVAL, or send no break.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/TIOCMSET.2const.html">TIOCMSET(2const)</a>
 */
public final class SerialLine {
    private static final int TENTH_NANOS = 100_000_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Fd fd;

    SerialLine(Fd fd) {
        this.fd = fd;
    }

    /** The modem's lines that are up, of {@link TIOCM}. */
    public int modemLines() throws ErrnoException {
        return TermiosCalls.tiocmget(fd);
    }

    /** Has these of the modem's lines up, of {@link TIOCM}, and the others down. */
    public void modemLines(int lines) throws ErrnoException {
        TermiosCalls.tiocmset(fd, lines);
    }

    /** As {@link #modemLines(int)}, in words: {@code "dtr, rts"}. */
    public void modemLines(String lines) throws ErrnoException {
        modemLines(TIOCM.parse(lines));
    }

    /** Brings some of the modem's lines up, of {@link TIOCM}, whatever others do to the rest meanwhile. */
    public void raise(int lines) throws ErrnoException {
        TermiosCalls.tiocmbis(fd, lines);
    }

    /** As {@link #raise(int)}, in words: {@code "rts"}. */
    public void raise(String lines) throws ErrnoException {
        raise(TIOCM.parse(lines));
    }

    /** Takes some of the modem's lines down, of {@link TIOCM}, whatever others do to the rest meanwhile. */
    public void lower(int lines) throws ErrnoException {
        TermiosCalls.tiocmbic(fd, lines);
    }

    /** As {@link #lower(int)}, in words: {@code "dtr"}. */
    public void lower(String lines) throws ErrnoException {
        lower(TIOCM.parse(lines));
    }

    /** Sends a break of a quarter to half a second. May block. */
    public void sendBreak() throws ErrnoException {
        TermiosCalls.tcsbrk(fd, 0);
    }

    /**
     * Sends a break of some length. May block.
     *
     * @param length more than 0 and up to a day, rounded up to tenths of a second
     */
    public void sendBreak(Duration length) throws ErrnoException {
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a break takes more than no time and up to a day: " + length);
        }
        TermiosCalls.tcsbrkp(fd, (int) ((length.toNanos() + TENTH_NANOS - 1) / TENTH_NANOS));
    }

    /** Begins a break that lasts until {@link #endBreak}. */
    public void beginBreak() throws ErrnoException {
        TermiosCalls.tiocsbrk(fd);
    }

    /** Ends a break that {@link #beginBreak} began. */
    public void endBreak() throws ErrnoException {
        TermiosCalls.tioccbrk(fd);
    }
}
