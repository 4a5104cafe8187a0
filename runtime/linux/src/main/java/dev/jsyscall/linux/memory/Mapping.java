package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MREMAP;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.file.Metadata;
import java.lang.foreign.MemorySegment;

/**
 * A file, or zeros, mapped into the process's memory by mmap(2).
 *
 * <p>Its {@link #segment} ends with it: after {@link #close}, or a change of protection, size or place, an access throws
 * {@link IllegalStateException}. A segment is given out only of pages whose reading is harmless, and it is read-only unless writing is,
 * so nothing that is done to a mapping by its methods can turn an access into the end of the JVM.
 *
 * <p>What is done to the file can: where it no longer reaches (or never did), there is nothing behind the pages, and the processor faults.
 * Where another program may truncate the file, work within {@link #attempt}, which throws then whatever it was that met the fault; or use
 * {@link #read} and {@link #write}, which answer EFAULT, or a file that is sealed against shrinking. System calls that are handed a segment
 * answer EFAULT too.
 *
 * <p>Outside of attempts the JVM makes an {@link InternalError} of accesses through a segment, loops and bulk copies, thrown at the latest
 * when the method ends that made them. As of Java 25 it dies of some others: a compare-and-set that its second compiler has not come to
 * yet, {@link MemorySegment#mismatch} compiled by the first, on x86 a vectorized loop that widens (adding ints to a long), and what
 * {@code java.util.zip} does in native code.
 *
 * <p>A mapping that is not closed stays until the process ends. Safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
 */
public final class Mapping extends MappedPages implements AutoCloseable {
    private final MappedMemory memory;
    private final boolean shared;

    Mapping(MappedMemory memory, boolean shared) {
        this.memory = memory;
        this.shared = shared;
    }

    /** Begins a mapping of {@code size} bytes of zeros; unless told otherwise, to be read and written, and private. */
    public static MappingBuilder anonymous(long size) {
        return MappingBuilder.anonymous(size);
    }

    /**
     * Begins a mapping of a file; unless told otherwise, to be read, and private. It does not need the descriptor any more once it is made.
     *
     * @param offset where in the file to begin, a multiple of the page size
     * @param size how many bytes; those beyond the file's last page must not be touched
     */
    public static MappingBuilder of(HasFd file, long offset, long size) {
        return MappingBuilder.of(file, offset, size);
    }

    /**
     * Begins a mapping of all that a file has now; unless told otherwise, to be read, and private.
     *
     * @throws ErrnoException as fstat(2). An empty file is EINVAL when it is mapped; what tells no size, as a device, needs one
     */
    public static MappingBuilder of(HasFd file) throws ErrnoException {
        Metadata metadata = file::fd;
        return of(file, 0, metadata.status().size());
    }

    /**
     * Maps memory that even the kernel cannot see, for keys: system calls cannot read or write it, nor can {@link #read} and
     * {@link #write}, and it is locked into memory.
     *
     * @throws ErrnoException ENOSYS if that is switched off or not on this architecture
     * @see <a href="https://man7.org/linux/man-pages/man2/memfd_secret.2.html">memfd_secret(2)</a>
     */
    public static Mapping secret(long size) throws ErrnoException {
        try (OwnedFd file = MmanCalls.memfdSecret(O.CLOEXEC)) {
            FileCalls.ftruncate(file, size);
            return of(file, 0, size).prot(PROT.READ | PROT.WRITE).shared().map();
        }
    }

    @Override
    MappedMemory mapped() {
        return memory;
    }

    @Override
    long offset() {
        return 0;
    }

    @Override
    public long size() {
        return memory.size();
    }

    /**
     * The page that an address lies in.
     *
     * @throws IllegalArgumentException if it lies in none of the mapping
     */
    public MappedPages pageAt(long address) {
        long page = Platform.pageSize();
        long start = (address & -page) - address();
        if (start < 0 || start >= size()) throw new IllegalArgumentException("0x" + Long.toHexString(address) + " is not in " + this);
        return part(start, Math.min(page, size() - start));
    }

    /** Whether what is written is seen by others that map the file. */
    public boolean isShared() {
        return shared;
    }

    /** Whether it was not closed yet. */
    public boolean isOpen() {
        return memory.isOpen();
    }

    /**
     * Changes how many bytes are mapped, wherever there is room. A private anonymous mapping gets zeros at its end; a shared one, like a
     * file, is no longer than it was made, and touching what is mapped beyond is as touching a truncated file. All segments end.
     *
     * @throws ErrnoException as mremap(2): EFAULT if parts of the mapping differ
     * @throws IllegalArgumentException if it would end amid a huge page
     * @throws IllegalStateException if a system call or an attempt is using the mapping's memory
     * @see <a href="https://man7.org/linux/man-pages/man2/mremap.2.html">mremap(2)</a>
     */
    public void mremap(long newSize) throws ErrnoException {
        mremap(newSize, MREMAP.MAYMOVE);
    }

    /**
     * As {@link #mremap(long)}.
     *
     * @param flags {@link MREMAP#MAYMOVE}, or 0 to stay where it is or fail with ENOMEM
     * @throws IllegalArgumentException for other flags: see {@link #moveTo} and {@link #vacate}
     */
    public void mremap(long newSize, int flags) throws ErrnoException {
        if ((flags & ~MREMAP.MAYMOVE) != 0) {
            throw new IllegalArgumentException(MREMAP.format(flags) + ": moveTo takes a mapping to a place, and vacate leaves one behind");
        }
        memory.resize(newSize, flags);
    }

    /** {@link #mremap(long, int)} with words of {@link MREMAP}: {@code "maymove"}. */
    public void mremap(long newSize, String flags) throws ErrnoException {
        mremap(newSize, MREMAP.parse(flags));
    }

    /**
     * Moves the mapping to the place of another, which is closed with that, also if the move fails. All segments of both end.
     *
     * @param place another mapping of the same size
     * @throws ErrnoException as mremap(2): EFAULT if parts of this mapping differ
     * @throws IllegalStateException if a system call or an attempt is using either's memory, or {@code place} is closed; both stay where
     *     they are then
     */
    public void moveTo(Mapping place) throws ErrnoException {
        memory.moveTo(place.memory);
    }

    /**
     * Takes the pages elsewhere, and leaves this mapping where it is without any: of a private anonymous one, zeros. All segments end. So
     * a program that handles {@link PageFaults} takes pages away from those who use them.
     *
     * @return the mapping that has the pages now
     * @throws ErrnoException as mremap(2): EINVAL before Linux 5.7, or before 5.13 for other mappings than private anonymous ones
     */
    public Mapping vacate() throws ErrnoException {
        return new Mapping(memory.vacate(), shared);
    }

    /**
     * Maps the same once more, elsewhere.
     *
     * @throws IllegalStateException if this mapping is private, so that its pages cannot be shared, or if it has several mapped over it
     */
    public Mapping duplicate() throws ErrnoException {
        if (!shared) throw new IllegalStateException("a private mapping cannot be mapped once more");
        return new Mapping(memory.duplicate(), true);
    }

    /**
     * Ends all segments, so that accesses throw, and unmaps the memory, unless some of it was sealed. May be called any number of times.
     *
     * @throws IllegalStateException if a system call or an attempt is using the mapping's memory; it is still open then
     */
    @Override
    public void close() throws ErrnoException {
        memory.close();
    }

    /** Where it is, its size and what may be done with it. */
    @Override
    public String toString() {
        if (!isOpen()) return "closed";
        return "0x" + Long.toHexString(address()) + ", " + size() + ", " + PROT.format(prot()) + (shared ? ", shared" : ", private");
    }
}
