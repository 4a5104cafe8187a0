package dev.jsyscall;

import static java.lang.foreign.MemorySegment.NULL;

import dev.jsyscall.transport.HoldingShape;
import dev.jsyscall.transport.LibcCall;
import dev.jsyscall.transport.Shape;
import dev.jsyscall.transport.Transport;
import dev.jsyscall.transport.WideShape;
import java.lang.foreign.MemorySegment;

/**
 * One system call: the raw way into the kernel.
 *
 * <p>Each {@code call} method enters the kernel with that many argument words, the others zero, and returns what the kernel returned:
 * a result, or a negative errno from -4095 to -1. It throws nothing for the kernel's errors, allocates nothing, and retries nothing.
 * An absent call answers with the errno for that without entering the kernel.
 *
 * <p>An argument is a memory segment, whose address the kernel gets and which stays alive and accessible while the call runs, or a
 * number as {@link MemorySegment#ofAddress(long)}. The kernel reads and writes where it is told: lengths are the caller's business.
 *
 * <p>Held in a {@code static final}, a call compiles to a jump to its stub; it is a record because the JIT trusts a record's fields. Each
 * {@code call} method enters by itself: one that served all would be compiled for itself, be too big for inlining, and make every caller
 * allocate its arguments.
 *
 * @param name the kernel's name
 * @param number its number on the running architecture, or {@link #ABSENT}
 * @param entry what the transport jumps to
 */
public record Syscall(String name, int number, MemorySegment entry) {
    /** The number of a system call that the architecture does not have. */
    public static final int ABSENT = -1;

    private static final long LARGEST_ERRNO = 4095;

    /** A system call by its number on the running architecture, {@link #ABSENT} if it has none. */
    public static Syscall of(String name, int number) {
        return new Syscall(name, number, Transport.entry(number));
    }

    /** Whether the running architecture has a number for it; an old kernel may lack it all the same. */
    public boolean exists() {
        return number != ABSENT;
    }

    /** Whether a result is a negative errno. On 32-bit architectures an address may be negative without being one. */
    public static boolean isError(long result) {
        return result < 0 && result >= -LARGEST_ERRNO;
    }

    /** The less significant 32 bits of a 64-bit argument, as the word of a 32-bit architecture. */
    public static MemorySegment low(long value) {
        return MemorySegment.ofAddress(value << 32 >> 32);
    }

    /** The more significant 32 bits of a 64-bit argument, as the word of a 32-bit architecture. */
    public static MemorySegment high(long value) {
        return MemorySegment.ofAddress(value >> 32);
    }

    /**
     * Enters the kernel without arguments.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call() {
        if (detours()) return detour(NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, NULL, NULL, NULL, NULL, NULL, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with one argument word.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a) {
        if (detours()) return detour(a, NULL, NULL, NULL, NULL, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, NULL, NULL, NULL, NULL, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with two argument words.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a, MemorySegment b) {
        if (detours()) return detour(a, b, NULL, NULL, NULL, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, b, NULL, NULL, NULL, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with three argument words.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a, MemorySegment b, MemorySegment c) {
        if (detours()) return detour(a, b, c, NULL, NULL, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, b, c, NULL, NULL, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with four argument words.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d) {
        if (detours()) return detour(a, b, c, d, NULL, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, b, c, d, NULL, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with five argument words.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e) {
        if (detours()) return detour(a, b, c, d, e, NULL, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, b, c, d, e, NULL);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with six argument words.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here; the message says why
     */
    public long call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f) {
        if (detours()) return detour(a, b, c, d, e, f, NULL);
        try {
            return (long) Shape.HANDLE.invokeExact(entry, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    /**
     * Enters the kernel with seven argument words, on an architecture whose calls take so many (mips o32).
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here, or if calls take six words here
     */
    public long call(
            MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f, MemorySegment g) {
        if (!Transport.WIDE) throw new IllegalStateException("system calls of " + Platform.arch() + " take six words");
        return detour(a, b, c, d, e, f, g);
    }

    /**
     * Enters the kernel with six argument words, while further memory stays alive and must be accessible: memory that the arguments lead
     * to in turn, by addresses in what they point to. Of the words themselves nothing is kept alive.
     *
     * @return the result or a negative errno
     * @throws IllegalStateException if native code cannot be called here, or if the arena of a held segment is closed
     * @throws WrongThreadException if a held segment is another thread's
     */
    public long callHolding(Held held, long a, long b, long c, long d, long e, long f) {
        Transport.require();
        if (number == ABSENT) return -Platform.valueOf("unsupported");
        return HoldingShape.call(this, a, b, c, d, e, f, held.get(0), held.get(1), held.get(2), held.get(3), held.get(4), held.get(5),
                held.get(6), held.get(7));
    }

    /** {@link #callHolding(Held, long, long, long, long, long, long)} of one segment. */
    public long callHolding(MemorySegment held, long a, long b, long c, long d, long e, long f) {
        Transport.require();
        if (number == ABSENT) return -Platform.valueOf("unsupported");
        return HoldingShape.call(this, a, b, c, d, e, f, held, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    }

    /** Whether there is no stub of six words to jump to. */
    private boolean detours() {
        return number == ABSENT || !Transport.STUBS || Transport.WIDE;
    }

    private long detour(
            MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f, MemorySegment g) {
        Transport.require();
        if (number == ABSENT) return -Platform.valueOf("unsupported");
        return Transport.STUBS ? WideShape.call(entry, a, b, c, d, e, f, g) : LibcCall.call(number, a, b, c, d, e, f, g);
    }
}
