package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Something to write bytes to: a file, the end of a pipe, a socket, a terminal.
 *
 * <p>Every method may block. Writing begins again when a signal interrupts it before anything was written. Native memory and direct
 * buffers are written without a copy; arrays and buffers on the heap through one copy of at most {@value ByteSource#HEAP_BYTES} bytes a
 * call, so that a call may take less.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
 */
public interface ByteSink extends HasFd {
    /**
     * Writes as much as there is room for.
     *
     * @return how many bytes were taken
     * @throws ErrnoException as write(2); {@code EAGAIN} if there is no room and the descriptor is nonblock, see {@link #tryWrite}
     */
    default long write(MemorySegment data) throws ErrnoException {
        Fd fd = fd();
        long result = tryWrite(data);
        if (result < 0) throw fd.failure(result, "write", fd, data, data.byteSize());
        return result;
    }

    /** {@link #write(MemorySegment)} of what remains of the buffer, whose position moves by the result. */
    default int write(ByteBuffer data) throws ErrnoException {
        Fd fd = fd();
        int result = tryWrite(data);
        if (result < 0) throw fd.failure(result, "write", fd, MemorySegment.ofBuffer(data), data.remaining());
        return result;
    }

    /** {@link #write(MemorySegment)} of an array. */
    default int write(byte[] data) throws ErrnoException {
        return write(data, 0, data.length);
    }

    /** {@link #write(MemorySegment)} of a part of an array. */
    default int write(byte[] data, int from, int length) throws ErrnoException {
        Fd fd = fd();
        int result = tryWrite(data, from, length);
        if (result < 0) throw fd.failure(result, "write", fd, MemorySegment.ofArray(data), length);
        return result;
    }

    /**
     * {@link #write(MemorySegment)} for when failure is ordinary, such as {@code -E.AGAIN} of a nonblock descriptor.
     *
     * @return how many bytes were taken, or a negative errno
     * @throws ErrnoException if the descriptor is closed
     */
    default long tryWrite(MemorySegment data) throws ErrnoException {
        Fd fd = fd();
        MemorySegment bounded = Bounded.of(data);
        long result;
        do {
            result = FileCalls.tryWrite(fd, bounded);
        } while (result == -E.INTR);
        return result;
    }

    /** {@link #tryWrite(MemorySegment)} of what remains of the buffer, whose position moves by what was taken. */
    default int tryWrite(ByteBuffer data) throws ErrnoException {
        int position = data.position();
        long result = data.hasArray()
                ? tryWrite(data.array(), data.arrayOffset() + position, data.remaining())
                : tryWrite(MemorySegment.ofBuffer(data));
        if (result > 0) data.position(position + (int) result);
        return (int) result;
    }

    /** {@link #tryWrite(MemorySegment)} of a part of an array. */
    default int tryWrite(byte[] data, int from, int length) throws ErrnoException {
        return (int) HeapBytes.write(fd(), data, from, length);
    }

    /**
     * Writes several pieces of memory in a row, of which it takes 1024 at most.
     *
     * @return how many bytes were taken
     * @throws ErrnoException as writev(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">writev(2)</a>
     */
    default long writev(MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.in(data)) {
            Fd fd = fd();
            long result = VectorCalls.writev(fd, vector);
            if (result < 0) throw fd.failure(result, "writev", fd, vector.array(), vector.count());
            return result;
        }
    }

    /** {@link #writev} for when failure is ordinary: a negative errno is one. */
    default long tryWritev(MemorySegment... data) throws ErrnoException {
        try (Vector vector = Vector.in(data)) {
            return VectorCalls.writev(fd(), vector);
        }
    }

    /**
     * Writes all of several pieces of memory, in as many calls as it takes.
     *
     * @throws ErrnoException as writev(2); some of it may be written then
     */
    default void writevFully(MemorySegment... data) throws ErrnoException {
        MemorySegment[] rest = data.clone();
        int first = 0;
        while (first < rest.length) {
            long taken = writev(Arrays.copyOfRange(rest, first, rest.length));
            while (first < rest.length && taken >= rest[first].byteSize()) taken -= rest[first++].byteSize();
            if (taken > 0) rest[first] = rest[first].asSlice(taken);
        }
    }

    /**
     * Writes all of it, in as many calls as it takes.
     *
     * @throws ErrnoException as write(2); some of it may be written then
     */
    default void writeFully(MemorySegment data) throws ErrnoException {
        long done = 0;
        while (done < data.byteSize()) done += write(done == 0 ? data : data.asSlice(done));
    }

    /** {@link #writeFully(MemorySegment)} of an array. */
    default void writeFully(byte[] data) throws ErrnoException {
        int done = 0;
        while (done < data.length) done += write(data, done, data.length - done);
    }

    /** {@link #writeFully(MemorySegment)} of what remains of the buffer, whose position moves to its limit. */
    default void writeFully(ByteBuffer data) throws ErrnoException {
        while (data.hasRemaining()) write(data);
    }

    /** {@link #writeFully(MemorySegment)} of a text in UTF-8. */
    default void writeString(String text) throws ErrnoException {
        writeFully(text.getBytes(StandardCharsets.UTF_8));
    }
}
