package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.RWF;
import dev.jsyscall.linux.abi.file.SEEK;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Bytes with places: what a regular file or a disk has and a pipe has not. Places and lengths count bytes from 0.
 *
 * <p>Reading and writing may block, and begin again when a signal interrupts them.
 */
public interface Positioned extends Storage {
    /**
     * Moves to a place; the next read or write is there.
     *
     * @param whence what the offset counts from, one of {@link SEEK}
     * @return the new place
     * @throws ErrnoException as lseek(2); {@code ESPIPE} if there are no places
     * @see <a href="https://man7.org/linux/man-pages/man2/lseek.2.html">lseek(2)</a>
     */
    default long lseek(long offset, int whence) throws ErrnoException {
        return Seek.lseek(fd(), offset, whence);
    }

    /** {@link #lseek(long, int)} with words: {@code "set"}, {@code "cur"}, {@code "end"}, {@code "data"}, {@code "hole"}. */
    default long lseek(long offset, String whence) throws ErrnoException {
        return lseek(offset, SEEK.parse(whence));
    }

    /** Where the next read or write is. */
    default long position() throws ErrnoException {
        return lseek(0, SEEK.CUR);
    }

    /** Moves to a place counted from the start. */
    default void position(long place) throws ErrnoException {
        lseek(place, SEEK.SET);
    }

    /** Moves to the first data at or after a place; empty if there are only holes from there on. */
    default OptionalLong nextData(long from) throws ErrnoException {
        return Seek.find(fd(), from, SEEK.DATA);
    }

    /** Moves to the first hole at or after a place; the end counts as one. Empty if the place is beyond the end. */
    default OptionalLong nextHole(long from) throws ErrnoException {
        return Seek.find(fd(), from, SEEK.HOLE);
    }

    /**
     * Reads at a place, and leaves the position alone.
     *
     * @return how many bytes, 0 at or beyond the end
     * @throws ErrnoException as pread(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/pread.2.html">pread(2)</a>
     */
    default long pread(MemorySegment buffer, long place) throws ErrnoException {
        Fd fd = fd();
        MemorySegment bounded = Bounded.of(buffer);
        long result;
        do {
            result = FileCalls.tryPread64(fd, bounded, place);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "pread64", fd, buffer, buffer.byteSize(), place);
        return result;
    }

    /** {@link #pread(MemorySegment, long)} into an array. */
    default int pread(byte[] buffer, long place) throws ErrnoException {
        return pread(buffer, 0, buffer.length, place);
    }

    /** {@link #pread(MemorySegment, long)} into a part of an array. */
    default int pread(byte[] buffer, int from, int length, long place) throws ErrnoException {
        Fd fd = fd();
        long result = HeapBytes.pread(fd, buffer, from, length, place);
        if (result < 0) throw fd.failure(result, "pread64", fd, MemorySegment.ofArray(buffer), length, place);
        return (int) result;
    }

    /** {@link #pread(MemorySegment, long)} into what remains of the buffer, whose position moves by the result. */
    default int pread(ByteBuffer buffer, long place) throws ErrnoException {
        int position = buffer.position();
        long result = buffer.hasArray()
                ? pread(buffer.array(), buffer.arrayOffset() + position, buffer.remaining(), place)
                : pread(MemorySegment.ofBuffer(buffer), place);
        buffer.position(position + (int) result);
        return (int) result;
    }

    /**
     * Writes at a place, and leaves the position alone.
     *
     * @return how many bytes were taken
     * @throws ErrnoException as pwrite(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/pread.2.html">pwrite(2)</a>
     */
    default long pwrite(MemorySegment data, long place) throws ErrnoException {
        Fd fd = fd();
        MemorySegment bounded = Bounded.of(data);
        long result;
        do {
            result = FileCalls.tryPwrite64(fd, bounded, place);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "pwrite64", fd, data, data.byteSize(), place);
        return result;
    }

    /** {@link #pwrite(MemorySegment, long)} of an array. */
    default int pwrite(byte[] data, long place) throws ErrnoException {
        return pwrite(data, 0, data.length, place);
    }

    /** {@link #pwrite(MemorySegment, long)} of a part of an array. */
    default int pwrite(byte[] data, int from, int length, long place) throws ErrnoException {
        Fd fd = fd();
        long result = HeapBytes.pwrite(fd, data, from, length, place);
        if (result < 0) throw fd.failure(result, "pwrite64", fd, MemorySegment.ofArray(data), length, place);
        return (int) result;
    }

    /** {@link #pwrite(MemorySegment, long)} of what remains of the buffer, whose position moves by the result. */
    default int pwrite(ByteBuffer data, long place) throws ErrnoException {
        int position = data.position();
        long result = data.hasArray()
                ? pwrite(data.array(), data.arrayOffset() + position, data.remaining(), place)
                : pwrite(MemorySegment.ofBuffer(data), place);
        data.position(position + (int) result);
        return (int) result;
    }

    /**
     * Fills the buffer from a place on.
     *
     * @throws EOFException if the end comes first; what was there is in the buffer
     */
    default void preadFully(MemorySegment buffer, long place) throws IOException {
        long done = 0;
        while (done < buffer.byteSize()) {
            long count = pread(done == 0 ? buffer : buffer.asSlice(done), place + done);
            if (count == 0) throw new EOFException("the end came after " + done + " of " + buffer.byteSize() + " bytes");
            done += count;
        }
    }

    /** {@link #preadFully(MemorySegment, long)} into an array. */
    default void preadFully(byte[] buffer, long place) throws IOException {
        preadFully(MemorySegment.ofArray(buffer), place);
    }

    /** Writes all of it from a place on, in as many calls as it takes. */
    default void pwriteFully(MemorySegment data, long place) throws ErrnoException {
        long done = 0;
        while (done < data.byteSize()) done += pwrite(done == 0 ? data : data.asSlice(done), place + done);
    }

    /** {@link #pwriteFully(MemorySegment, long)} of an array. */
    default void pwriteFully(byte[] data, long place) throws ErrnoException {
        pwriteFully(MemorySegment.ofArray(data), place);
    }

    /**
     * Reads at a place into several pieces of memory, of which it takes 1024 at most.
     *
     * @param place where, or -1 for the position, which moves then
     * @param flags how, of {@link RWF}: {@code RWF.NOWAIT} fails with {@code EAGAIN} instead of waiting for a disk
     * @throws ErrnoException as preadv2(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">preadv2(2)</a>
     */
    default long preadv(long place, int flags, MemorySegment... buffers) throws ErrnoException {
        try (Vector vector = Vector.out(buffers)) {
            Fd fd = fd();
            long result = VectorCalls.preadv2(fd, vector, place, flags);
            if (result < 0) throw fd.failure(result, "preadv2", fd, vector.array(), vector.count(), place, RWF.table().shown(flags));
            return result;
        }
    }

    /** {@link #preadv(long, int, MemorySegment...)} with words. */
    default long preadv(long place, String flags, MemorySegment... buffers) throws ErrnoException {
        return preadv(place, RWF.parse(flags), buffers);
    }

    /** {@link #preadv(long, int, MemorySegment...)} without flags. */
    default long preadv(long place, MemorySegment... buffers) throws ErrnoException {
        return preadv(place, 0, buffers);
    }

    /** {@link #preadv(long, int, MemorySegment...)} for when failure is ordinary, such as {@code -E.AGAIN} of {@code RWF.NOWAIT}. */
    default long tryPreadv(long place, int flags, MemorySegment... buffers) throws ErrnoException {
        try (Vector vector = Vector.out(buffers)) {
            return VectorCalls.preadv2(fd(), vector, place, flags);
        }
    }

    /**
     * Writes several pieces of memory at a place, of which it takes 1024 at most.
     *
     * @param place where, or -1 for the position, which moves then
     * @param flags how, of {@link RWF}: {@code RWF.APPEND}, {@code RWF.DSYNC}
     * @throws ErrnoException as pwritev2(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">pwritev2(2)</a>
     */
    default long pwritev(long place, int flags, MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.in(data)) {
            Fd fd = fd();
            long result = VectorCalls.pwritev2(fd, vector, place, flags);
            if (result < 0) throw fd.failure(result, "pwritev2", fd, vector.array(), vector.count(), place, RWF.table().shown(flags));
            return result;
        }
    }

    /** {@link #pwritev(long, int, MemorySegment...)} with words. */
    default long pwritev(long place, String flags, MemorySegment... data) throws ErrnoException {
        return pwritev(place, RWF.parse(flags), data);
    }

    /** {@link #pwritev(long, int, MemorySegment...)} without flags. */
    default long pwritev(long place, MemorySegment... data) throws ErrnoException {
        return pwritev(place, 0, data);
    }

    /** {@link #pwritev(long, int, MemorySegment...)} for when failure is ordinary, such as {@code -E.AGAIN} of {@code RWF.NOWAIT}. */
    default long tryPwritev(long place, int flags, MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.in(data)) {
            return VectorCalls.pwritev2(fd(), vector, place, flags);
        }
    }
}
