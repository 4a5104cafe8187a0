package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.proc.ProcFile;

/**
 * The kernel's settings, the files below {@code /proc/sys}, by the names that sysctl(8) gives them: {@code kernel.ostype}. A dot that is
 * part of a name, as in that of a VLAN's interface, is written as a slash there and here.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_sys.5.html">proc_sys(5)</a>
 */
public final class Sysctl {
    private static final String ROOT = "/proc/sys/";

    private Sysctl() {}

    /**
     * A setting's value, without the end of line.
     *
     * @throws ErrnoException ENOENT if there is no such setting; EACCES if it is not for everybody
     */
    public static String get(String name) throws ErrnoException {
        String value = PathText.decode(ProcFile.read(path(name)));
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }

    /**
     * Sets a setting. Needs to be its file's owner, mostly root.
     *
     * @throws ErrnoException EINVAL if the kernel does not take the value
     */
    public static void set(String name, String value) throws ErrnoException {
        // Without the end of line, the kernel would not notice an empty value.
        ProcFile.write(path(name), value + "\n");
    }

    /** Dots and slashes change places. */
    private static String path(String name) {
        StringBuilder path = new StringBuilder(ROOT);
        for (String part : name.split("\\.", -1)) {
            String file = part.replace('/', '.');
            if (file.isEmpty() || file.equals(".") || file.equals("..")) {
                throw new IllegalArgumentException(Quote.string(name) + " is no name of a setting; one is \"kernel.ostype\"");
            }
            path.append(file).append('/');
        }
        path.setLength(path.length() - 1);
        return path.toString();
    }
}
