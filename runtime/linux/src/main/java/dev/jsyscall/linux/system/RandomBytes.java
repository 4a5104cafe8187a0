package dev.jsyscall.linux.system;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.random.GRND;
import dev.jsyscall.linux.abi.random.RandomCalls;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Random bytes from the kernel, good enough for keys.
 *
 * <p>Early after boot, when the kernel has not gathered enough chance yet, it waits; never later. Signals do not interrupt it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getrandom.2.html">getrandom(2)</a>
 */
public final class RandomBytes {
    private RandomBytes() {}

    /**
     * So many random bytes.
     *
     * @param count 0 or more
     * @throws ErrnoException as getrandom(2)
     */
    public static byte[] get(int count) throws ErrnoException {
        if (count < 0) throw new IllegalArgumentException("nobody can have " + count + " random bytes, but 0 or more");
        byte[] bytes = new byte[count];
        fill(bytes);
        return bytes;
    }

    /** {@link #fill(MemorySegment)} for an array. */
    public static void fill(byte[] bytes) throws ErrnoException {
        fill(MemorySegment.ofArray(bytes));
    }

    /** {@link #fill(MemorySegment)} for what remains of a buffer, which is used up then. */
    public static void fill(ByteBuffer buffer) throws ErrnoException {
        fill(MemorySegment.ofBuffer(buffer));
        buffer.position(buffer.limit());
    }

    /**
     * Fills memory with random bytes. May block early after boot.
     *
     * @throws ErrnoException as getrandom(2)
     */
    public static void fill(MemorySegment memory) throws ErrnoException {
        fill(memory, 0);
    }

    /**
     * Fills memory with random bytes.
     *
     * @param flags bits of {@link GRND}: with {@code GRND.NONBLOCK} it fails with EAGAIN instead of waiting
     * @throws ErrnoException as getrandom(2)
     */
    public static void fill(MemorySegment memory, int flags) throws ErrnoException {
        // The kernel fills up to 256 bytes in one go, and stops early at more when a signal comes.
        for (long filled = 0; filled < memory.byteSize(); ) {
            MemorySegment rest = memory.asSlice(filled);
            long result = RandomCalls.tryGetrandom(rest, flags);
            if (result >= 0) filled += result;
            else if (result != -E.INTR) throw ErrnoException.of(result, "getrandom", rest, rest.byteSize(), GRND.table().shown(flags));
        }
    }

    /** {@link #fill(MemorySegment, int)} with flags in words: {@code "nonblock"}. */
    public static void fill(MemorySegment memory, String flags) throws ErrnoException {
        fill(memory, GRND.parse(flags));
    }
}
