package dev.jsyscall.linux.terminal;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.termios.N;
import dev.jsyscall.linux.abi.termios.TCFLOW;
import dev.jsyscall.linux.abi.termios.TCFLUSH;
import dev.jsyscall.linux.abi.termios.TCSA;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.abi.termios.Winsize;
import dev.jsyscall.linux.file.ByteSink;
import dev.jsyscall.linux.file.ByteSource;
import java.io.Closeable;
import java.util.Optional;

/**
 * A terminal, a serial line, or the terminal's side of a pseudo-terminal.
 *
 * <p>{@code try (var terminal = Terminal.controlling(); var raw = terminal.raw()) { … }}. A changed window is told by the signal WINCH:
 * {@code Signals.open("winch")}. A process in the background that changes settings is stopped by TTOU, as everywhere.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/TIOCGWINSZ.2const.html">ioctl_tty(2)</a>
 */
public final class Terminal implements Closeable, ByteSource, ByteSink {
    private final Fd fd;
    private final boolean owns;

    private Terminal(Fd fd, boolean owns) {
        this.fd = fd;
        this.owns = owns;
    }

    /**
     * The terminal on somebody's descriptor, who goes on owning it.
     *
     * @throws ErrnoException ENOTTY if it is none
     */
    public static Terminal of(HasFd fd) throws ErrnoException {
        SettingsRecord.get(fd.fd());
        return new Terminal(fd.fd(), false);
    }

    /** The terminal on standard input, 0, output, 1, or error, 2. */
    public static Terminal of(int number) throws ErrnoException {
        return of(BorrowedFd.of(number));
    }

    /** Opens a terminal to read and write, closed on exec; it does not become the controlling one. */
    public static Terminal open(String path) throws ErrnoException {
        return own(FcntlCalls.openat(path, O.RDWR | O.NOCTTY | O.CLOEXEC, 0));
    }

    /**
     * Opens the controlling terminal of this process.
     *
     * @throws ErrnoException ENXIO if it has none
     */
    public static Terminal controlling() throws ErrnoException {
        return open("/dev/tty");
    }

    static Terminal own(OwnedFd fd) throws ErrnoException {
        try {
            SettingsRecord.get(fd);
            return new Terminal(fd, true);
        } catch (ErrnoException e) {
            fd.close();
            throw e;
        }
    }

    /** Whether a descriptor is a terminal that was not hung up, as isatty(3) says. */
    public static boolean isTerminal(HasFd fd) throws ErrnoException {
        try {
            SettingsRecord.get(fd.fd());
            return true;
        } catch (ErrnoException e) {
            if (e.is(E.NOTTY) || e.is(E.INVAL) || e.is(E.IO)) return false;
            throw e;
        }
    }

    @Override
    public Fd fd() {
        return fd;
    }

    /** How it behaves now. */
    public TerminalSettings settings() throws ErrnoException {
        return SettingsRecord.get(fd);
    }

    /** Changes how it behaves, at once, for good; see {@link #mode} for a while. */
    public void set(TerminalSettings settings) throws ErrnoException {
        set(settings, TCSA.NOW);
    }

    /**
     * Changes how it behaves. May block. The kernel succeeds when it did any of it: {@link #settings} tells what it did.
     *
     * @param when {@link TCSA#NOW}, {@link TCSA#DRAIN} when all output has gone, {@link TCSA#FLUSH} and input is discarded too
     */
    public void set(TerminalSettings settings, int when) throws ErrnoException {
        SettingsRecord.set(fd, settings, when);
    }

    /** As {@link #set(TerminalSettings, int)}, the time as a word: {@code "drain"}. */
    public void set(TerminalSettings settings, String when) throws ErrnoException {
        set(settings, TCSA.parse(when));
    }

    /** Other settings until the result is closed, or the Java VM ends; discards input that was not read. May block. */
    public TerminalMode mode(TerminalSettings settings) throws ErrnoException {
        return TerminalMode.open(this, settings, settings());
    }

    /** {@link TerminalSettings#raw} until the result is closed, or the Java VM ends. */
    public TerminalMode raw() throws ErrnoException {
        return mode(settings().raw());
    }

    /** {@link TerminalSettings#cbreak} until the result is closed, or the Java VM ends. */
    public TerminalMode cbreak() throws ErrnoException {
        return mode(settings().cbreak());
    }

    /** The window's size. */
    public WindowSize windowSize() throws ErrnoException {
        return windowSize(fd);
    }

    /** Changes the window's size as far as the kernel knows it; if it is another, the processes in the foreground get WINCH. */
    public void windowSize(WindowSize size) throws ErrnoException {
        windowSize(fd, size);
    }

    static WindowSize windowSize(Fd fd) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Winsize size = Winsize.allocate(scratch);
            TermiosCalls.tiocgwinsz(fd, size);
            return new WindowSize(size.row(), size.col(), size.xpixel(), size.ypixel());
        }
    }

    static void windowSize(Fd fd, WindowSize size) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            TermiosCalls.tiocswinsz(fd,
                    Winsize.allocate(scratch).row(size.rows()).col(size.columns()).xpixel(size.width()).ypixel(size.height()));
        }
    }

    /** Waits until all output has gone. May block; begins again after EINTR. */
    public void drain() throws ErrnoException {
        long result;
        do {
            result = TermiosCalls.tryTcsbrk(fd, 1);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "tcdrain", fd);
    }

    /** Discards {@link TCFLUSH#IFLUSH} what was received and not read, {@link TCFLUSH#OFLUSH} written and not sent, or both. */
    public void discard(int queues) throws ErrnoException {
        TermiosCalls.tcflsh(fd, queues);
    }

    /** As {@link #discard(int)}, as a word: {@code "ioflush"}. */
    public void discard(String queues) throws ErrnoException {
        discard(TCFLUSH.parse(queues));
    }

    /** Stops and starts output ({@link TCFLOW#OOFF}, {@link TCFLOW#OON}), or asks the other side to ({@link TCFLOW#IOFF}, …). */
    public void flow(int action) throws ErrnoException {
        TermiosCalls.tcxonc(fd, action);
    }

    /** As {@link #flow(int)}, as a word: {@code "ooff"}. */
    public void flow(String action) throws ErrnoException {
        flow(TCFLOW.parse(action));
    }

    /** How many bytes can be read without waiting. */
    public int readable() throws ErrnoException {
        return TermiosCalls.fionread(fd);
    }

    /** How many bytes were written and not sent yet. */
    public int unsent() throws ErrnoException {
        return TermiosCalls.tiocoutq(fd);
    }

    /** Whether nobody may open it any more, apart from those with CAP_SYS_ADMIN. */
    public void exclusive(boolean on) throws ErrnoException {
        if (on) TermiosCalls.tiocexcl(fd);
        else TermiosCalls.tiocnxcl(fd);
    }

    /** Whether nobody may open it any more. */
    public boolean isExclusive() throws ErrnoException {
        return TermiosCalls.tiocgexcl(fd) != 0;
    }

    /** What becomes of its bytes on their way: one of {@link N}. */
    public int lineDiscipline() throws ErrnoException {
        return TermiosCalls.tiocgetd(fd);
    }

    /** Changes what becomes of its bytes on their way, to one of {@link N}; most of them need a right or a module. */
    public void lineDiscipline(int discipline) throws ErrnoException {
        TermiosCalls.tiocsetd(fd, discipline);
    }

    /** As {@link #lineDiscipline(int)}, as a word: {@code "ppp"}. */
    public void lineDiscipline(String discipline) throws ErrnoException {
        lineDiscipline(N.parse(discipline));
    }

    /**
     * The name of its device, if it has one here: {@code /dev/pts/3}. None for a terminal of another mount namespace.
     *
     * @see <a href="https://man7.org/linux/man-pages/man3/ttyname.3.html">ttyname(3)</a>
     */
    public Optional<String> name() throws ErrnoException {
        return TerminalName.of(fd);
    }

    /** Who is in the foreground, whose session it is, and hanging up. */
    public JobControl jobs() {
        return new JobControl(fd);
    }

    /** The modem's lines, and breaks. */
    public SerialLine serial() {
        return new SerialLine(fd);
    }

    /** Closes the descriptor, if {@link #open} opened it; one of somebody else's stays open. */
    @Override
    public void close() throws ErrnoException {
        if (owns && fd instanceof OwnedFd owned) owned.close();
    }

    /** The descriptor's number. */
    @Override
    public String toString() {
        return "Terminal " + fd;
    }
}
