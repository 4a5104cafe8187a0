package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import java.io.Closeable;

/**
 * Both ends of a pipe.
 *
 * @param readEnd where bytes come out; 0 bytes are read once nobody has a write end
 * @param writeEnd where bytes go in; {@code EPIPE} once nobody has a read end
 * @see <a href="https://man7.org/linux/man-pages/man7/pipe.7.html">pipe(7)</a>
 */
public record PipePair(OpenFile readEnd, OpenFile writeEnd) implements Closeable {

    /** A new pipe, both ends closed on exec. */
    public static PipePair open() throws ErrnoException {
        return open(O.CLOEXEC);
    }

    /**
     * A new pipe.
     *
     * @param flags of {@link O}: cloexec, nonblock, direct (packets)
     * @throws ErrnoException as pipe2(2); {@code ENFILE} if users may have no more pipes
     */
    public static PipePair open(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            PipeFds fds = PipeFds.allocate(scratch);
            PipeCalls.pipe2(fds, flags);
            return new PipePair(OpenFile.of(OwnedFd.of(fds.read())), OpenFile.of(OwnedFd.of(fds.write())));
        }
    }

    /** {@link #open(int)} with words: {@code "cloexec, nonblock"}. */
    public static PipePair open(String flags) throws ErrnoException {
        return open(O.parse(flags));
    }

    /** How many bytes it holds. */
    public int size() throws ErrnoException {
        return FcntlCalls.fcntlGetpipeSz(either().fd());
    }

    /**
     * Makes it hold so many bytes at least.
     *
     * @return how many it holds now
     * @throws ErrnoException {@code EPERM} above {@code /proc/sys/fs/pipe-max-size}, {@code EBUSY} if more than that is in it
     */
    public int size(int bytes) throws ErrnoException {
        return FcntlCalls.fcntlSetpipeSz(either().fd(), bytes);
    }

    /** Either end tells. */
    private OpenFile either() {
        return writeEnd.fd().isOpen() ? writeEnd : readEnd;
    }

    /** Closes both ends; one that is closed already is no matter. */
    @Override
    public void close() throws ErrnoException {
        try (readEnd; writeEnd) {
            // Both are closed, whatever the first says.
        }
    }
}
