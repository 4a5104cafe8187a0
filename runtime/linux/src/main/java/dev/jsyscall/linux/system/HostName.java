package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.limits.LIMIT;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import java.lang.foreign.MemorySegment;

/**
 * The machine's name and that of its NIS domain, which all processes of a UTS namespace share.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sethostname.2.html">sethostname(2)</a>
 */
public final class HostName {
    private HostName() {}

    /**
     * The machine's name.
     *
     * @throws ErrnoException as uname(2)
     */
    public static String get() throws ErrnoException {
        return KernelName.get().host();
    }

    /**
     * Sets the machine's name; needs CAP_SYS_ADMIN in the namespace.
     *
     * @throws IllegalArgumentException if it has more than 64 bytes
     * @throws ErrnoException as sethostname(2)
     */
    public static void set(String name) throws ErrnoException {
        UtsnameCalls.sethostname(bytes(name));
    }

    /**
     * The NIS domain's name, {@code (none)} unless it was set.
     *
     * @throws ErrnoException as uname(2)
     */
    public static String domain() throws ErrnoException {
        return KernelName.get().domain();
    }

    /**
     * Sets the NIS domain's name; needs CAP_SYS_ADMIN in the namespace.
     *
     * @throws IllegalArgumentException if it has more than 64 bytes
     * @throws ErrnoException as setdomainname(2)
     */
    public static void setDomain(String name) throws ErrnoException {
        UtsnameCalls.setdomainname(bytes(name));
    }

    private static MemorySegment bytes(String name) {
        byte[] bytes = PathText.encode(name);
        if (bytes.length <= LIMIT.HOST_NAME_MAX) return MemorySegment.ofArray(bytes);
        throw new IllegalArgumentException(Quote.string(name) + " has " + bytes.length + " bytes; a name of the machine has 64 at most");
    }
}
