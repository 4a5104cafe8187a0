package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.stat.S;

/**
 * The permissions that new files of this process do not get. It is the whole process's: another thread that makes a file meanwhile is
 * affected too. A mode that must be exact is set on the open file afterwards. umask(2) can only tell the mask by setting it;
 * {@code Proc.self().status().umask()} tells it and changes nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/umask.2.html">umask(2)</a>
 */
public final class Umask {
    private Umask() {}

    /**
     * Sets the mask.
     *
     * @param mask bits of {@link S}; those beyond {@code 0777} are ignored
     * @return what it was
     * @throws ErrnoException never, on Linux
     */
    public static int set(int mask) throws ErrnoException {
        return FileCalls.umask(mask);
    }

    /** {@link #set(int)} as {@code ls -l} writes it, {@code "----w--w-"}, or in words. */
    public static int set(String mask) throws ErrnoException {
        return set(S.parse(mask));
    }
}
