package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages that a {@link Mapping} consists of: all of them, which is the mapping itself, or a {@linkplain #part part}.
 *
 * <p>{@link #segment} is the fast way to their bytes; {@link #attempt}, and {@link #read} and {@link #write} for copies, are the safe ways
 * where somebody else may truncate the file below. Calls on pages of a closed mapping throw {@link IllegalStateException}.
 */
public abstract sealed class MappedPages extends KernelPages permits Mapping, MappedPart {

    MappedPages() {}

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
     * fail too, and the mapping is closed with the last of them; if a system call is using its memory then, by its {@link Mapping#close}.
     * While an attempt goes on, which may be within another, the mapping cannot be closed or changed. Huge pages are not protected so.
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

    /** {@link #read(long, MemorySegment)} into a buffer, from its position to its limit, where its position is then. */
    public final void read(long offset, ByteBuffer target) throws ErrnoException {
        read(offset, MemorySegment.ofBuffer(target));
        target.position(target.limit());
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

    /** {@link #write(long, MemorySegment)} from a buffer, from its position to its limit, where its position is then. */
    public final void write(long offset, ByteBuffer source) throws ErrnoException {
        write(offset, MemorySegment.ofBuffer(source));
        source.position(source.limit());
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

    /** Where to begin to copy as much as a buffer has. */
    private long place(long offset, MemorySegment buffer) {
        return mapped().address(this) + Objects.checkFromIndexSize(offset, buffer.byteSize(), size());
    }
}
