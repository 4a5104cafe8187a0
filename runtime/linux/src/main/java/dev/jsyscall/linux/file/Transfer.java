package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.SPLICE_F;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.lang.foreign.MemorySegment;

/**
 * Moving bytes between descriptors without bringing them to the process.
 *
 * <p>All may block, begin again when a signal interrupts them before anything was moved, and return how many bytes they moved, 0 at the end.
 * Each end is a descriptor, whose position moves, or a {@link Place} in a file. What would have to wait in a nonblock descriptor is an
 * {@code EAGAIN}; the {@code try} forms return that, as any failure, as a negative errno.
 *
 * @see Sharing files that have the same blocks
 */
public final class Transfer {
    private Transfer() {}

    /**
     * Copies from one file to another, on the disk itself where the file system can.
     *
     * @throws ErrnoException as copy_file_range(2); {@code EXDEV} between file systems that do not work together
     * @see <a href="https://man7.org/linux/man-pages/man2/copy_file_range.2.html">copy_file_range(2)</a>
     */
    public static long copyFileRange(HasFd from, HasFd to, long count) throws ErrnoException {
        Fd source = from.fd();
        Fd target = to.fd();
        long result;
        try (Scratch scratch = Scratch.open()) {
            MemorySegment sourcePlace = Place.memory(scratch, from);
            MemorySegment targetPlace = Place.memory(scratch, to);
            do {
                result = FileCalls.tryCopyFileRange(source, sourcePlace, target, targetPlace, count, 0);
            } while (result == -E.INTR);
        }
        if (result >= 0) return result;
        throw source.failure(result, "copy_file_range", source, Place.shown(from), target, Place.shown(to), count, 0);
    }

    /** {@link #copyFileRange(HasFd, HasFd, long)} from place to place. */
    public static long copyFileRange(HasFd from, long fromPlace, HasFd to, long toPlace, long count) throws ErrnoException {
        return copyFileRange(Place.of(from, fromPlace), Place.of(to, toPlace), count);
    }

    /**
     * Sends from a file to the position of anything.
     *
     * @param from a file that can be mapped, or a place in it
     * @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
     */
    public static long sendfile(HasFd from, HasFd to, long count) throws ErrnoException {
        long result = trySendfile(from, to, count);
        if (result < 0) throw to.fd().failure(result, "sendfile", to.fd(), from.fd(), Place.shown(from), count);
        return result;
    }

    /** {@link #sendfile(HasFd, HasFd, long)} from a place on. */
    public static long sendfile(HasFd from, long place, HasFd to, long count) throws ErrnoException {
        return sendfile(Place.of(from, place), to, count);
    }

    /** {@link #sendfile(HasFd, HasFd, long)} for when failure is ordinary, such as {@code -E.AGAIN}. */
    public static long trySendfile(HasFd from, HasFd to, long count) throws ErrnoException {
        long result;
        try (Scratch scratch = Scratch.open()) {
            MemorySegment place = Place.memory(scratch, from);
            do {
                result = FileCalls.trySendfile(to.fd(), from.fd(), place, count);
            } while (result == -E.INTR);
        }
        return result;
    }

    /**
     * Moves pages to or from a pipe: one of both must be one.
     *
     * @param flags of {@link SPLICE_F}; with {@code SPLICE_F.NONBLOCK} an empty or full pipe is an {@code EAGAIN}
     * @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
     */
    public static long splice(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        long result = trySplice(from, to, count, flags);
        if (result >= 0) return result;
        throw from.fd().failure(result, "splice",
                from.fd(), Place.shown(from), to.fd(), Place.shown(to), count, SPLICE_F.table().shown(flags));
    }

    /** {@link #splice(HasFd, HasFd, long, int)} with words: {@code "move, more"}. */
    public static long splice(HasFd from, HasFd to, long count, String flags) throws ErrnoException {
        return splice(from, to, count, SPLICE_F.parse(flags));
    }

    /** {@link #splice(HasFd, HasFd, long, int)} from a place of a file on. */
    public static long splice(HasFd file, long place, HasFd pipe, long count, int flags) throws ErrnoException {
        return splice(Place.of(file, place), pipe, count, flags);
    }

    /** {@link #splice(HasFd, HasFd, long, int)} for when failure is ordinary, such as {@code -E.AGAIN}. */
    public static long trySplice(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        long result;
        try (Scratch scratch = Scratch.open()) {
            MemorySegment fromPlace = Place.memory(scratch, from);
            MemorySegment toPlace = Place.memory(scratch, to);
            do {
                result = PipeCalls.trySplice(from.fd(), fromPlace, to.fd(), toPlace, count, flags);
            } while (result == -E.INTR);
        }
        return result;
    }

    /**
     * Copies what is in one pipe to another and leaves it there.
     *
     * @param flags of {@link SPLICE_F}
     * @see <a href="https://man7.org/linux/man-pages/man2/tee.2.html">tee(2)</a>
     */
    public static long tee(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        long result = tryTee(from, to, count, flags);
        if (result < 0) throw from.fd().failure(result, "tee", from.fd(), to.fd(), count, SPLICE_F.table().shown(flags));
        return result;
    }

    /** {@link #tee(HasFd, HasFd, long, int)} with words. */
    public static long tee(HasFd from, HasFd to, long count, String flags) throws ErrnoException {
        return tee(from, to, count, SPLICE_F.parse(flags));
    }

    /** {@link #tee(HasFd, HasFd, long, int)} for when failure is ordinary, such as {@code -E.AGAIN}. */
    public static long tryTee(HasFd from, HasFd to, long count, int flags) throws ErrnoException {
        long result;
        do {
            result = PipeCalls.tryTee(from.fd(), to.fd(), count, flags);
        } while (result == -E.INTR);
        return result;
    }

    /**
     * Lends native memory to a pipe. It must keep its content until the pipe's reader has it.
     *
     * @param flags of {@link SPLICE_F}; with {@code SPLICE_F.GIFT} whole pages are given away
     * @see <a href="https://man7.org/linux/man-pages/man2/vmsplice.2.html">vmsplice(2)</a>
     */
    public static long vmsplice(HasFd pipe, int flags, MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.lent(data)) {
            Fd fd = pipe.fd();
            long result = VectorCalls.vmsplice(fd, vector, flags);
            if (result < 0) throw fd.failure(result, "vmsplice", fd, vector.array(), vector.count(), SPLICE_F.table().shown(flags));
            return result;
        }
    }

    /** {@link #vmsplice(HasFd, int, MemorySegment...)} with words: {@code "nonblock"}. */
    public static long vmsplice(HasFd pipe, String flags, MemorySegment... data) throws ErrnoException {
        return vmsplice(pipe, SPLICE_F.parse(flags), data);
    }

    /** {@link #vmsplice(HasFd, int, MemorySegment...)} for when failure is ordinary, such as {@code -E.AGAIN}. */
    public static long tryVmsplice(HasFd pipe, int flags, MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.lent(data)) {
            return VectorCalls.vmsplice(pipe.fd(), vector, flags);
        }
    }
}
