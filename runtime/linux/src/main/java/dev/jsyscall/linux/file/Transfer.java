package dev.jsyscall.linux.file;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.fs.FsCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.SPLICE_F;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.lang.foreign.MemorySegment;

/**
 * Moving bytes between descriptors without bringing them to the process.
 *
 * <p>All may block, and return how many bytes they moved, 0 at the end. Places count from the file's start; where one is given, the file's
 * position stays. A signal that comes before anything was moved is an {@code EINTR}.
 */
public final class Transfer {
    private Transfer() {}

    /**
     * Copies from one file's position to another's, on the disk itself where the file system can.
     *
     * @throws ErrnoException as copy_file_range(2); {@code EXDEV} between file systems that do not work together
     * @see <a href="https://man7.org/linux/man-pages/man2/copy_file_range.2.html">copy_file_range(2)</a>
     */
    public static long copyFileRange(HasFd from, HasFd to, long count) throws ErrnoException {
        return FileCalls.copyFileRange(from.fd(), null, to.fd(), null, count, 0);
    }

    /** {@link #copyFileRange(HasFd, HasFd, long)} from place to place. */
    public static long copyFileRange(HasFd from, long fromPlace, HasFd to, long toPlace, long count) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return FileCalls.copyFileRange(from.fd(), place(scratch, fromPlace), to.fd(), place(scratch, toPlace), count, 0);
        }
    }

    /**
     * Makes a file share all the blocks of another, until one of them is written.
     *
     * @throws ErrnoException {@code EOPNOTSUPP} where the file system cannot, {@code EXDEV} between two
     * @see <a href="https://man7.org/linux/man-pages/man2/FICLONE.2const.html">FICLONE(2const)</a>
     */
    public static void clone(HasFd from, HasFd to) throws ErrnoException {
        FsCalls.ficlone(to.fd(), from.fd());
    }

    /**
     * Sends from a file's position to anything.
     *
     * @param from a file that can be mapped
     * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
     */
    public static long sendfile(HasFd from, HasFd to, long count) throws ErrnoException {
        return FileCalls.sendfile(to.fd(), from.fd(), null, count);
    }

    /** {@link #sendfile(HasFd, HasFd, long)} from a place on. */
    public static long sendfile(HasFd from, long place, HasFd to, long count) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return FileCalls.sendfile(to.fd(), from.fd(), place(scratch, place), count);
        }
    }

    /**
     * Moves pages to or from a pipe: one of both must be one.
     *
     * @param flags of {@link SPLICE_F}; with {@code SPLICE_F.NONBLOCK} an empty or full pipe is an {@code EAGAIN}
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public static long splice(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        return PipeCalls.splice(from.fd(), null, to.fd(), null, count, flags);
    }

    /** {@link #splice(HasFd, HasFd, long, int)} with words: {@code "move, more"}. */
    public static long splice(HasFd from, HasFd to, long count, String flags) throws ErrnoException {
        return splice(from, to, count, SPLICE_F.parse(flags));
    }

    /** {@link #splice(HasFd, HasFd, long, int)} from a place of a file on. */
    public static long splice(HasFd file, long place, HasFd pipe, long count, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return PipeCalls.splice(file.fd(), place(scratch, place), pipe.fd(), null, count, flags);
        }
    }

    /**
     * Copies what is in one pipe to another and leaves it there.
     *
     * @param flags of {@link SPLICE_F}
     * @see <a href="https://man7.org/linux/man-pages/man2/tee.2.html">tee(2)</a>
     */
    public static long tee(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        return PipeCalls.tee(from.fd(), to.fd(), count, flags);
    }

    /** {@link #tee(HasFd, HasFd, long, int)} with words. */
    public static long tee(HasFd from, HasFd to, long count, String flags) throws ErrnoException {
        return tee(from, to, count, SPLICE_F.parse(flags));
    }

    /**
     * Lends native memory to a pipe. It must keep its content until the pipe's reader has it.
     *
     * @param flags of {@link SPLICE_F}; with {@code SPLICE_F.GIFT} whole pages are given away
     * @see <a href="https://man7.org/linux/man-pages/man2/vmsplice.2.html">vmsplice(2)</a>
     */
    public static long vmsplice(HasFd pipe, int flags, MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.in(data)) {
            Fd fd = pipe.fd();
            long result = VectorCalls.vmsplice(fd, vector, flags);
            if (result < 0) throw fd.failure(result, "vmsplice", fd, vector.array(), vector.count(), SPLICE_F.table().shown(flags));
            return result;
        }
    }

    /** A 64-bit place, as these calls take it on every architecture. */
    private static MemorySegment place(Scratch scratch, long place) {
        MemorySegment memory = scratch.reserve(Long.BYTES);
        memory.set(Access.LONG, 0, place);
        return memory;
    }
}
