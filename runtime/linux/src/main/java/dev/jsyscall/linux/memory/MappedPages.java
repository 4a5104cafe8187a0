package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MLOCK;
import dev.jsyscall.linux.abi.mman.MSYNC;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages that a {@link Mapping} consists of: all of them, which is the mapping itself, or a {@linkplain #part part}.
 *
 * <p>{@link #segment} is the fast way to their bytes; {@link #attempt}, and {@link #read} and {@link #write} for copies, are the safe ways
 * where somebody else may truncate the file below. Calls on pages of a closed mapping throw {@link IllegalStateException}.
 */
public abstract sealed class MappedPages permits Mapping, MappedPart {

    MappedPages() {}

    /** The mapping's memory. */
    abstract MappedMemory mapped();

    /** Where in the mapping they begin. */
    abstract long offset();

    /** How many bytes. */
    public abstract long size();

    /**
     * Where the pages are now. A number carries no promise: it means something else once the mapping is closed or moved.
     *
     * @throws IllegalStateException if the mapping is closed
     */
    public final long address() {
        return mapped().address(this);
    }

    /**
     * Some of these pages.
     *
     * @param offset where they begin, in bytes, for most calls a multiple of the page size
     * @param size how many bytes
     * @throws IndexOutOfBoundsException if these pages end before
     */
    public final MappedPages part(long offset, long size) {
        return new MappedPart(mapped(), offset() + Objects.checkFromIndexSize(offset, size, size()), size);
    }

    /**
     * The pages' bytes: read-only unless all may be written. The segment ends, so that an access throws, when the mapping is closed or
     * its protection, place or size changes; ask anew then.
     *
     * @throws IllegalStateException if some page cannot be read, since touching it would end the JVM, or if the mapping is closed
     */
    public final MemorySegment segment() {
        return mapped().view(this);
    }

    /**
     * Works on {@link #segment} where somebody else may truncate the file below, and throws if that was so:
     * {@code long crc = mapping.attempt(bytes -> crc32(bytes))}. Whatever can be done with a segment can be done, in native code too.
     *
     * <p>If anybody touches a page of the mapping meanwhile behind which there is no file, zeros are found from there on, what is written
     * there is lost, and the result is thrown away; so work should come to an end whatever it reads. All attempts that others are making
     * fail too, and the mapping is closed as soon as none of them and no system call uses it. While an attempt goes on, which may be
     * within another, the mapping cannot be closed or changed.
     *
     * @throws PageGoneException EFAULT, if there was no file at some page: it was truncated, its disk is full, or it cannot be read. What
     *     the work threw is suppressed in it, since zeros may have been the reason
     * @throws IllegalStateException as {@link #segment}, or if the mapping is sealed
     * @throws UnsupportedOperationException if this process is refused executable memory: {@link #read} and {@link #write} are left
     */
    public final <T extends @Nullable Object, X extends Exception> T attempt(MappedWork<T, X> work) throws X, ErrnoException {
        return mapped().attempt(this, work);
    }

    /**
     * What may be done with all of the pages: bits of {@link PROT}.
     *
     * @throws IllegalStateException if the mapping is closed
     */
    public final int prot() {
        return mapped().protection(this);
    }

    /**
     * Changes what may be done with the pages. All segments of the mapping end, whichever pages they show. If it fails halfway, pages of
     * which it is not known whether they can still be read have no segment until another change succeeds.
     *
     * @throws ErrnoException as mprotect(2): EACCES if the file is not open for that
     * @throws IllegalStateException if a system call or an attempt is using the mapping's memory
     * @see <a href="https://man7.org/linux/man-pages/man2/mprotect.2.html">mprotect(2)</a>
     */
    public final void mprotect(int prot) throws ErrnoException {
        mapped().protect(this, prot);
    }

    /** {@link #mprotect(int)} with words of {@link PROT}: {@code "read, write"}. */
    public final void mprotect(String prot) throws ErrnoException {
        mprotect(PROT.parse(prot));
    }

    /**
     * Copies from the pages by the kernel's hand: what an access through {@link #segment} might die of is an exception here. Takes a
     * system call, so it is for more than a few bytes.
     *
     * @param offset where in these pages to begin
     * @param target memory to fill; on the heap, by way of one copy more
     * @throws ErrnoException EFAULT if there is nothing to read at some page: the file was truncated, or the protection forbids it
     * @throws IndexOutOfBoundsException if these pages end before the target is full
     */
    public final void read(long offset, MemorySegment target) throws ErrnoException {
        mapped().enter();
        try {
            CheckedCopy.read(place(offset, target), target);
        } finally {
            mapped().exit();
        }
    }

    /** {@link #read(long, MemorySegment)} into an array. */
    public final void read(long offset, byte[] target) throws ErrnoException {
        read(offset, MemorySegment.ofArray(target));
    }

    /**
     * As {@link #read(long, MemorySegment)}, for when an early end is nothing unusual.
     *
     * @return how many bytes were copied, fewer if a page after them cannot be read, or a negative errno
     */
    public final long tryRead(long offset, MemorySegment target) {
        mapped().enter();
        try {
            return CheckedCopy.tryRead(place(offset, target), target);
        } finally {
            mapped().exit();
        }
    }

    /**
     * Copies to the pages by the kernel's hand, see {@link #read(long, MemorySegment)}.
     *
     * @throws ErrnoException EFAULT if some page cannot be written; those before it are
     * @throws IndexOutOfBoundsException if these pages end before the source does
     */
    public final void write(long offset, MemorySegment source) throws ErrnoException {
        mapped().enter();
        try {
            CheckedCopy.write(place(offset, source), source);
        } finally {
            mapped().exit();
        }
    }

    /** {@link #write(long, MemorySegment)} from an array. */
    public final void write(long offset, byte[] source) throws ErrnoException {
        write(offset, MemorySegment.ofArray(source));
    }

    /**
     * As {@link #write(long, MemorySegment)}, for when an early end is nothing unusual.
     *
     * @return how many bytes were copied, fewer if a page after them cannot be written, or a negative errno
     */
    public final long tryWrite(long offset, MemorySegment source) {
        mapped().enter();
        try {
            return CheckedCopy.tryWrite(place(offset, source), source);
        } finally {
            mapped().exit();
        }
    }

    /**
     * Writes what was changed in a shared mapping back to its file. May block.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/msync.2.html">msync(2)</a>
     */
    public final void msync(int flags) throws ErrnoException {
        MemorySegment memory = memory();
        MmanCalls.msync(memory, memory.byteSize(), flags);
    }

    /** {@link #msync(int)} with words of {@link MSYNC}: {@code "sync, invalidate"}. */
    public final void msync(String flags) throws ErrnoException {
        msync(MSYNC.parse(flags));
    }

    /** Writes what was changed in a shared mapping back to its file, and waits until that is done. */
    public final void msync() throws ErrnoException {
        msync(MSYNC.SYNC);
    }

    /**
     * Tells the kernel how the pages are used, or asks something of it. Advice after which touching them would end the JVM, such as
     * guards, also ends the mapping's segments.
     *
     * @param advice one of {@link MADV}
     * @see <a href="https://man7.org/linux/man-pages/man2/madvise.2.html">madvise(2)</a>
     */
    public final void madvise(int advice) throws ErrnoException {
        if (advice == MADV.GUARD_INSTALL || advice == MADV.GUARD_REMOVE || advice == MADV.HWPOISON) {
            mapped().guard(this, advice);
        } else {
            MemorySegment memory = memory();
            MmanCalls.madvise(memory, memory.byteSize(), advice);
        }
    }

    /** {@link #madvise(int)} with a word of {@link MADV}: {@code "willneed"}. */
    public final void madvise(String advice) throws ErrnoException {
        madvise(MADV.parse(advice));
    }

    /**
     * Keeps the pages in memory, until they are unlocked or unmapped.
     *
     * @param flags 0, or {@link MLOCK#ONFAULT} to lock pages when they are first touched
     * @throws ErrnoException ENOMEM beyond the limit of locked memory
     * @see <a href="https://man7.org/linux/man-pages/man2/mlock.2.html">mlock2(2)</a>
     */
    public final void mlock(int flags) throws ErrnoException {
        MemorySegment memory = memory();
        if (flags == 0) {
            MmanCalls.mlock(memory, memory.byteSize());
        } else {
            MmanCalls.mlock2(memory, memory.byteSize(), flags);
        }
    }

    /** {@link #mlock(int)} with words of {@link MLOCK}: {@code "onfault"}. */
    public final void mlock(String flags) throws ErrnoException {
        mlock(MLOCK.parse(flags));
    }

    /** Reads the pages into memory and keeps them there, until they are unlocked or unmapped. */
    public final void mlock() throws ErrnoException {
        mlock(0);
    }

    /** Lets the pages leave memory again. */
    public final void munlock() throws ErrnoException {
        MemorySegment memory = memory();
        MmanCalls.munlock(memory, memory.byteSize());
    }

    /**
     * Which pages are in memory; bit 0 is the first page's. Out of date as soon as it is known, unless they are locked.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/mincore.2.html">mincore(2)</a>
     */
    public final BitSet mincore() throws ErrnoException {
        MemorySegment memory = memory();
        int pages = Math.toIntExact((memory.byteSize() + Platform.pageSize() - 1) / Platform.pageSize());
        BitSet present = new BitSet(pages);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment vector = scratch.reserve(pages);
            MmanCalls.mincore(memory, memory.byteSize(), vector);
            for (int i = 0; i < pages; i++) {
                if ((vector.get(ValueLayout.JAVA_BYTE, i) & 1) != 0) present.set(i);
            }
        }
        return present;
    }

    /**
     * Makes the pages immune to being unmapped, moved, resized or protected otherwise, for good: closing the mapping still ends its
     * segments, but its memory stays until the process ends.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/mseal.2.html">mseal(2)</a>
     */
    public final void mseal() throws ErrnoException {
        mapped().seal(this);
    }

    /**
     * Has these pages of a shared mapping show another part of its file.
     *
     * @param page where in the file, in pages
     * @see <a href="https://man7.org/linux/man-pages/man2/remap_file_pages.2.html">remap_file_pages(2)</a>
     */
    public final void remapFilePages(long page) throws ErrnoException {
        MemorySegment memory = memory();
        MmanCalls.remapFilePages(memory, memory.byteSize(), page);
    }

    /** Where to begin to copy as much as a buffer has. */
    private long place(long offset, MemorySegment buffer) {
        return mapped().address(this) + Objects.checkFromIndexSize(offset, buffer.byteSize(), size());
    }

    /** The pages as calls take them, whatever may be done with them: not for anybody's eyes. */
    final MemorySegment memory() {
        return mapped().memory(this);
    }
}
