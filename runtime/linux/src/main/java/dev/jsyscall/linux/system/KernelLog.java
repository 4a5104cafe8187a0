package dev.jsyscall.linux.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.syslog.LOG;
import dev.jsyscall.linux.abi.syslog.SYSLOG_ACTION;
import dev.jsyscall.linux.abi.syslog.SyslogCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The kernel's own messages, as dmesg(1) shows them. Most of it needs CAP_SYSLOG; reading does where
 * {@code kernel.dmesg_restrict} is set.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syslog.2.html">syslog(2)</a>
 */
public final class KernelLog {
    private static final int TAKEN_BYTES = 16 * 1024;

    private KernelLog() {}

    /**
     * The messages that the kernel still has, oldest first: each line begins with its level, as {@code <6>[    0.000000] Linux version}.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static List<String> lines() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(size());
            return lines(buffer, SyslogCalls.syslogReadAll(buffer));
        }
    }

    /**
     * {@link #lines}, which are hidden from it from now on, for everybody.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static List<String> linesOnce() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(size());
            return lines(buffer, SyslogCalls.syslogReadClear(buffer));
        }
    }

    /**
     * Takes messages out of the log that nobody has taken yet, as a log daemon does: each is given to one reader only, and still shown by
     * {@link #lines}. May block until there is one; begins again when a signal interrupts it.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static List<String> take() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(TAKEN_BYTES);
            return lines(buffer, (int) take(buffer));
        }
    }

    /**
     * {@link #take()} into memory of the caller's, as many whole messages as fit.
     *
     * @return how many bytes; 0 only if there is no room at all
     * @throws ErrnoException as syslog(2)
     */
    public static long take(MemorySegment buffer) throws ErrnoException {
        long result;
        do result = SyslogCalls.trySyslogRead(buffer);
        while (result == -E.INTR);
        if (Syscall.isError(result)) throw ErrnoException.of(result, "syslog", SYSLOG_ACTION.table().shown(SYSLOG_ACTION.READ), buffer);
        return result;
    }

    private static List<String> lines(MemorySegment buffer, int length) {
        return PathText.decode(buffer.asSlice(0, length).toArray(JAVA_BYTE)).lines().toList();
    }

    /**
     * How many bytes the kernel's buffer has.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static int size() throws ErrnoException {
        return SyslogCalls.syslogSizeBuffer();
    }

    /**
     * How many bytes nobody has taken out of the log yet.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static int unread() throws ErrnoException {
        return SyslogCalls.syslogSizeUnread();
    }

    /**
     * Hides all messages until now from {@link #lines}, for everybody.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static void clear() throws ErrnoException {
        SyslogCalls.syslogClear();
    }

    /**
     * Has the console show what is more urgent than a level, {@link LOG#ALERT} (almost nothing) to 8 (everything).
     *
     * @throws IllegalArgumentException if it is no such level
     * @throws ErrnoException as syslog(2)
     */
    public static void consoleLevel(int level) throws ErrnoException {
        if (level < LOG.ALERT || level > LOG.DEBUG + 1) throw new IllegalArgumentException("a console's level is 1 to 8, not " + level);
        SyslogCalls.syslogConsoleLevel(level);
    }

    /**
     * Has the console show only what is most urgent, until {@link #consoleOn}.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static void consoleOff() throws ErrnoException {
        SyslogCalls.syslogConsoleOff();
    }

    /**
     * Has the console show what it did before {@link #consoleOff}.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static void consoleOn() throws ErrnoException {
        SyslogCalls.syslogConsoleOn();
    }
}
