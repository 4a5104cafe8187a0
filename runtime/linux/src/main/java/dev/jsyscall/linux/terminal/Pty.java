package dev.jsyscall.linux.terminal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.ByteSource;
import java.io.Closeable;
import java.lang.foreign.MemorySegment;

/**
 * A pseudo-terminal: this side plays the person at the screen, and {@link #terminal()} is the terminal that programs see.
 *
 * <p>What is written here is typed there; what programs write there is read here. Once nobody has the terminal open any more, reading
 * here is at its end (0), where the kernel says EIO.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/pty.7.html">pty(7)</a>
 */
public final class Pty implements Closeable, ByteSource, ByteSink {
    private final OwnedFd master;
    private final Terminal terminal;

    private Pty(OwnedFd master, Terminal terminal) {
        this.master = master;
        this.terminal = terminal;
    }

    /** A new pseudo-terminal, both sides closed on exec. */
    public static Pty open() throws ErrnoException {
        OwnedFd master = FcntlCalls.openat("/dev/ptmx", O.RDWR | O.NOCTTY | O.CLOEXEC, 0);
        try {
            TermiosCalls.tiocsptlck(master, 0);
            return new Pty(master, Terminal.own(TermiosCalls.tiocgptpeer(master, O.RDWR | O.NOCTTY | O.CLOEXEC)));
        } catch (ErrnoException e) {
            master.close();
            throw e;
        }
    }

    /** A new pseudo-terminal with a window of that size. */
    public static Pty open(WindowSize size) throws ErrnoException {
        Pty pty = open();
        try {
            pty.windowSize(size);
            return pty;
        } catch (ErrnoException e) {
            pty.close();
            throw e;
        }
    }

    /** This side's descriptor. */
    @Override
    public Fd fd() {
        return master;
    }

    /**
     * The terminal, to be given to programs. Close it here once they have it: as long as anybody has it open, reading does not come to its
     * end.
     */
    public Terminal terminal() {
        return terminal;
    }

    /** The number of the terminal's device. */
    public int number() throws ErrnoException {
        return TermiosCalls.tiocgptn(master);
    }

    /** The terminal's name, where devpts is mounted as usual: {@code /dev/pts/3}. */
    public String name() throws ErrnoException {
        return "/dev/pts/" + number();
    }

    @Override
    public long tryRead(MemorySegment buffer) throws ErrnoException {
        long result = ByteSource.super.tryRead(buffer);
        return result == -E.IO ? 0 : result;
    }

    @Override
    public int tryRead(byte[] buffer, int from, int length) throws ErrnoException {
        int result = ByteSource.super.tryRead(buffer, from, length);
        return result == -E.IO ? 0 : result;
    }

    @Override
    public long readv(MemorySegment... buffers) throws ErrnoException {
        try {
            return ByteSource.super.readv(buffers);
        } catch (ErrnoException e) {
            if (e.is(E.IO)) return 0;
            throw e;
        }
    }

    /** The window's size. */
    public WindowSize windowSize() throws ErrnoException {
        return Terminal.windowSize(master);
    }

    /** Changes the window's size; the processes in the foreground get WINCH. */
    public void windowSize(WindowSize size) throws ErrnoException {
        Terminal.windowSize(master, size);
    }

    /** Whether each read begins with a byte of {@code TIOCPKT} that tells what happened to the terminal. */
    public void packetMode(boolean on) throws ErrnoException {
        TermiosCalls.tiocpkt(master, on ? 1 : 0);
    }

    /** Sends INT, QUIT or TSTP, a constant of {@link SIG}, to the processes in the foreground, as the keys for them do. */
    public void signal(int signal) throws ErrnoException {
        TermiosCalls.tiocsig(master, signal);
    }

    /** As {@link #signal(int)}, as a word: {@code "int"}. */
    public void signal(String signal) throws ErrnoException {
        signal(SIG.parse(signal));
    }

    /** Closes both sides. Programs that have the terminal open get HUP, and read its end. */
    @Override
    public void close() throws ErrnoException {
        try {
            terminal.close();
        } finally {
            master.close();
        }
    }

    /** This side's descriptor. */
    @Override
    public String toString() {
        return "Pty " + master;
    }
}
