package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;

/** Keys by which processes find System V objects. */
public final class IpcKey {
    private IpcKey() {}

    /**
     * A key made of a file that the processes agree on, as C's {@code ftok} makes it: of the lowest bits of the file's number and its
     * device's, so that others may get the same by chance.
     *
     * @param path a file that is there
     * @param project tells several keys of one file apart, 1 to 255
     * @throws ErrnoException as statx(2)
     * @see <a href="https://man7.org/linux/man-pages/man3/ftok.3.html">ftok(3)</a>
     */
    public static int of(String path, int project) throws ErrnoException {
        int most = 0xff;
        if (project < 1 || project > most) throw new IllegalArgumentException("a project's number is 1 to 255, not " + project);
        try (Scratch scratch = Scratch.open()) {
            Statx file = Statx.allocate(scratch);
            StatCalls.statx(path, "", "ino", file);
            return project << 24 | (file.dev_minor() & 0xff) << 16 | (int) file.ino() & 0xffff;
        }
    }
}
