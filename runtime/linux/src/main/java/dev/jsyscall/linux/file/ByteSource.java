package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.termios.TermiosCalls;
import dev.jsyscall.linux.event.Readiness;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something to read bytes from: a file, the end of a pipe, a socket, a terminal.
 *
 * <p>Every method may block; a virtual thread parks until something is there. Reading begins again when a signal interrupts it. Native
 * memory and direct buffers are filled without a copy; arrays and buffers on the heap through one copy of at most {@value #HEAP_BYTES} bytes
 * a call, so that a call may bring less.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
 */
public interface ByteSource extends HasFd {
    /** The most that one call reads to the heap or writes from it. */
    int HEAP_BYTES = 1 << 20;

    /**
     * Reads what is there, up to as much as the buffer takes.
     *
     * @return how many bytes, 0 at the end (or for an empty buffer)
     * @throws ErrnoException as read(2); {@code EAGAIN} if nothing is there and the descriptor is nonblock, see {@link #tryRead}
     */
    default long read(MemorySegment buffer) throws ErrnoException {
        Fd fd = fd();
        long result = tryRead(buffer);
        if (result < 0) throw fd.failure(result, "read", fd, buffer, buffer.byteSize());
        return result;
    }

    /** {@link #read(MemorySegment)} into what remains of the buffer, whose position moves by the result. */
    default int read(ByteBuffer buffer) throws ErrnoException {
        Fd fd = fd();
        int result = tryRead(buffer);
        if (result < 0) throw fd.failure(result, "read", fd, MemorySegment.ofBuffer(buffer), buffer.remaining());
        return result;
    }

    /** {@link #read(MemorySegment)} into an array from its start. */
    default int read(byte[] buffer) throws ErrnoException {
        return read(buffer, 0, buffer.length);
    }

    /** {@link #read(MemorySegment)} into a part of an array. */
    default int read(byte[] buffer, int from, int length) throws ErrnoException {
        Fd fd = fd();
        int result = tryRead(buffer, from, length);
        if (result < 0) throw fd.failure(result, "read", fd, MemorySegment.ofArray(buffer), length);
        return result;
    }

    /**
     * {@link #read(MemorySegment)} for when failure is ordinary, such as {@code -E.AGAIN} of a nonblock descriptor.
     *
     * @return how many bytes, or a negative errno
     * @throws ErrnoException if the descriptor is closed
     */
    default long tryRead(MemorySegment buffer) throws ErrnoException {
        Fd fd = fd();
        MemorySegment bounded = Bounded.of(buffer);
        Readiness.beforeReading(fd);
        long result;
        do {
            result = FileCalls.tryRead(fd, bounded);
        } while (result == -E.INTR);
        return result;
    }

    /** {@link #tryRead(MemorySegment)} into what remains of the buffer, whose position moves by what was read. */
    default int tryRead(ByteBuffer buffer) throws ErrnoException {
        int position = buffer.position();
        long result = buffer.hasArray()
                ? tryRead(buffer.array(), buffer.arrayOffset() + position, buffer.remaining())
                : tryRead(MemorySegment.ofBuffer(buffer));
        if (result > 0) buffer.position(position + (int) result);
        return (int) result;
    }

    /** {@link #tryRead(MemorySegment)} into a part of an array. */
    default int tryRead(byte[] buffer, int from, int length) throws ErrnoException {
        return (int) HeapBytes.read(fd(), buffer, from, length);
    }

    /**
     * Reads in a row into several pieces of memory, of which it takes 1024 at most.
     *
     * @return how many bytes, 0 at the end
     * @throws ErrnoException as readv(2)
     * @see <a href="https://man7.org/linux/man-pages/man2/readv.2.html">readv(2)</a>
     */
    default long readv(MemorySegment... buffers) throws ErrnoException {
        try (Vector vector = Vector.out(buffers)) {
            Fd fd = fd();
            Readiness.beforeReading(fd);
            long result = VectorCalls.readv(fd, vector);
            if (result < 0) throw fd.failure(result, "readv", fd, vector.array(), vector.count());
            return result;
        }
    }

    /** {@link #readv} for when failure is ordinary: a negative errno is one. */
    default long tryReadv(MemorySegment... buffers) throws ErrnoException {
        try (Vector vector = Vector.out(buffers)) {
            Fd fd = fd();
            Readiness.beforeReading(fd);
            return VectorCalls.readv(fd, vector);
        }
    }

    /**
     * How many bytes are there to be read without waiting: in a pipe, a socket, a terminal; of a file, from its position to its end.
     *
     * @throws ErrnoException {@code ENOTTY} of what does not tell
     * @see <a href="https://man7.org/linux/man-pages/man2/FIONREAD.2const.html">FIONREAD(2const)</a>
     */
    default int available() throws ErrnoException {
        return TermiosCalls.fionread(fd());
    }

    /**
     * Reads until the buffer is full. If the descriptor is nonblock and nothing is there, that fails, and how much was read is lost.
     *
     * @throws EOFException if the end comes first; what was there is in the buffer
     * @throws ErrnoException as read(2)
     */
    default void readFully(MemorySegment buffer) throws IOException {
        long done = 0;
        while (done < buffer.byteSize()) {
            long count = read(done == 0 ? buffer : buffer.asSlice(done));
            if (count == 0) throw new EOFException("the end came after " + done + " of " + buffer.byteSize() + " bytes");
            done += count;
        }
    }

    /** {@link #readFully(MemorySegment)} into an array. */
    default void readFully(byte[] buffer) throws IOException {
        int done = 0;
        while (done < buffer.length) {
            int count = read(buffer, done, buffer.length - done);
            if (count == 0) throw new EOFException("the end came after " + done + " of " + buffer.length + " bytes");
            done += count;
        }
    }

    /** {@link #readFully(MemorySegment)} into what remains of the buffer, whose position moves to its limit, or to where the end came. */
    default void readFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (read(buffer) == 0) throw new EOFException("the end came, and the buffer has room for " + buffer.remaining() + " more bytes");
        }
    }

    /**
     * All that comes until the end, of any length that an array may have. Waits for it also if the descriptor is nonblock.
     *
     * @throws ErrnoException as read(2)
     * @throws OutOfMemoryError if it is more than an array holds
     */
    default byte[] readAll() throws ErrnoException {
        return WholeFile.read(this);
    }

    /** {@link #readAll()} as text in UTF-8; what is not, becomes U+FFFD. */
    default String readString() throws ErrnoException {
        return new String(readAll(), StandardCharsets.UTF_8);
    }
}
