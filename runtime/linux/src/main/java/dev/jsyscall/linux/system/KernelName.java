package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.utsname.Utsname;
import dev.jsyscall.linux.abi.utsname.UtsnameCalls;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system says of itself, as {@code uname -a} prints it.
 *
 * @param system {@code Linux}
 * @param host the machine's name, see {@link HostName}
 * @param release the kernel's version, as {@code 6.1.0-18-amd64}
 * @param version which build of it, with its date
 * @param machine the architecture, as {@code x86_64}; {@link Personality} may change what is told
 * @param domain the NIS domain's name, {@code (none)} unless it was set
 * @see <a href="https://man7.org/linux/man-pages/man2/uname.2.html">uname(2)</a>
 */
public record KernelName(String system, String host, String release, String version, String machine, String domain) {
    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

    /**
     * Asks for the names.
     *
     * @throws ErrnoException as uname(2)
     */
    public static KernelName get() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Utsname name = Utsname.allocate(scratch);
            UtsnameCalls.uname(name);
            return new KernelName(name.sysname(), name.nodename(), name.release(), name.version(), name.machine(), name.domainname());
        }
    }

    /** Whether the kernel is of this version or newer; one whose release begins with no version is not. */
    public boolean isAtLeast(int major, int minor) {
        Matcher numbers = RELEASE.matcher(release);
        if (!numbers.matches()) return false;
        int here = Integer.parseInt(numbers.group(1));
        return here > major || here == major && Integer.parseInt(numbers.group(2)) >= minor;
    }

    /** The names but for the domain's, with blanks between them. */
    @Override
    public String toString() {
        return String.join(" ", system, host, release, version, machine);
    }
}
