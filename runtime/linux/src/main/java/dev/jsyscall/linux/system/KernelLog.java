package dev.jsyscall.linux.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.abi.syslog.LOG;
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
    private KernelLog() {}

    /**
     * The messages that the kernel still has, oldest first: each line begins with its level, as {@code <6>[    0.000000] Linux version}.
     *
     * @throws ErrnoException as syslog(2)
     */
    public static List<String> lines() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(size());
            int length = SyslogCalls.syslogReadAll(buffer);
            return PathText.decode(buffer.asSlice(0, length).toArray(JAVA_BYTE)).lines().toList();
        }
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
}
