package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.limits.LIMIT;

/**
 * How long things may be at a path: what C programs ask pathconf(3) for, as far as the kernel knows it.
 *
 * @param nameBytes bytes of a name in a directory there, as its file system says
 * @param pathBytes bytes of a path that is given to a call, its zero byte among them
 * @param pipeBytes how much is written to a pipe there in one piece
 * @see <a href="https://man7.org/linux/man-pages/man3/pathconf.3.html">pathconf(3)</a>
 */
public record PathLimits(long nameBytes, int pathBytes, int pipeBytes) {

    /**
     * Those at a path.
     *
     * @throws ErrnoException as statfs(2)
     */
    public static PathLimits of(String path) throws ErrnoException {
        return of(FsStatus.of(path));
    }

    /**
     * Those of an open file.
     *
     * @throws ErrnoException as fstatfs(2)
     */
    public static PathLimits of(HasFd file) throws ErrnoException {
        return of(FsStatus.of(file.fd()));
    }

    private static PathLimits of(FsStatus status) {
        return new PathLimits(status.nameLength(), LIMIT.PATH_MAX, LIMIT.PIPE_BUF);
    }
}
