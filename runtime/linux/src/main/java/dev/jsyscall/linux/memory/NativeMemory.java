package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MLOCK;
import dev.jsyscall.linux.abi.mman.MSYNC;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import java.lang.foreign.MemorySegment;

/**
 * What the kernel is asked about native memory that is no {@link Mapping} of this library, but an arena's or a file channel's: keeping a
 * key from being swapped out and out of dumps, or reading a file ahead.
 *
 * <p>The kernel knows whole pages only, so that these calls are about all pages that the memory lies in, and what else lies there. Who
 * wants pages of his own allocates a multiple of the page size, aligned to it.
 */
public final class NativeMemory {
    private NativeMemory() {}

    /**
     * Keeps the pages in memory, until they are unlocked or unmapped. Locks do not add up: the first to unlock a page unlocks it.
     *
     * @throws ErrnoException ENOMEM beyond the limit of locked memory
     * @throws IllegalArgumentException for memory on the heap, which moves
     * @see <a href="https://man7.org/linux/man-pages/man2/mlock.2.html">mlock(2)</a>
     */
    public static void mlock(MemorySegment memory) throws ErrnoException {
        MmanCalls.mlock(requireNative(memory), memory.byteSize());
    }

    /**
     * As {@link #mlock(MemorySegment)}.
     *
     * @param flags 0, or {@link MLOCK#ONFAULT} to lock pages when they are first touched
     */
    public static void mlock(MemorySegment memory, int flags) throws ErrnoException {
        if (flags == 0) {
            mlock(memory);
        } else {
            MmanCalls.mlock2(requireNative(memory), memory.byteSize(), flags);
        }
    }

    /** {@link #mlock(MemorySegment, int)} with words of {@link MLOCK}: {@code "onfault"}. */
    public static void mlock(MemorySegment memory, String flags) throws ErrnoException {
        mlock(memory, MLOCK.parse(flags));
    }

    /** Lets the pages leave memory again. */
    public static void munlock(MemorySegment memory) throws ErrnoException {
        MmanCalls.munlock(requireNative(memory), memory.byteSize());
    }

    /**
     * Tells the kernel how the pages are used. The memory begins with one: EINVAL otherwise.
     *
     * @param advice one of {@link MADV}, of those that leave the bytes as they are, here and in child processes
     * @throws IllegalArgumentException for another one: what else lies in the pages may be Java's own
     * @see <a href="https://man7.org/linux/man-pages/man2/madvise.2.html">madvise(2)</a>
     */
    public static void madvise(MemorySegment memory, int advice) throws ErrnoException {
        switch (advice) {
            case MADV.NORMAL, MADV.RANDOM, MADV.SEQUENTIAL, MADV.WILLNEED, MADV.MERGEABLE, MADV.UNMERGEABLE, MADV.HUGEPAGE, MADV.NOHUGEPAGE,
                    MADV.COLLAPSE, MADV.DONTDUMP, MADV.DODUMP, MADV.COLD, MADV.PAGEOUT, MADV.POPULATE_READ, MADV.POPULATE_WRITE ->
                MmanCalls.madvise(requireNative(memory), memory.byteSize(), advice);
            default -> throw new IllegalArgumentException(MADV.format(advice) + ": only for a Mapping, whose pages are nobody else's");
        }
    }

    /** {@link #madvise(MemorySegment, int)} with a word of {@link MADV}: {@code "dontdump"}. */
    public static void madvise(MemorySegment memory, String advice) throws ErrnoException {
        madvise(memory, MADV.parse(advice));
    }

    /**
     * Writes what was changed in memory that is mapped from a file back to it. The memory begins with a page: EINVAL otherwise. May block.
     *
     * @param flags bits of {@link MSYNC}
     * @see <a href="https://man7.org/linux/man-pages/man2/msync.2.html">msync(2)</a>
     */
    public static void msync(MemorySegment memory, int flags) throws ErrnoException {
        MmanCalls.msync(requireNative(memory), memory.byteSize(), flags);
    }

    /** {@link #msync(MemorySegment, int)} with words of {@link MSYNC}: {@code "sync, invalidate"}. */
    public static void msync(MemorySegment memory, String flags) throws ErrnoException {
        msync(memory, MSYNC.parse(flags));
    }

    private static MemorySegment requireNative(MemorySegment memory) {
        if (!memory.isNative()) throw new IllegalArgumentException("memory on the heap moves, and has no pages of its own: " + memory);
        return memory;
    }
}
