package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MREMAP;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;

/**
 * A file, or zeros, mapped into the process's memory by mmap(2).
 *
 * <p>Its {@link #segment} ends with it: after {@link #close}, or a change of protection, size or place, an access throws
 * {@link IllegalStateException}. A segment is given out only of pages whose reading is harmless, and it is read-only unless writing is,
 * so nothing that is done to a mapping by its methods can turn an access into the end of the JVM.
 *
 * <p>What is done to the file can: where it no longer reaches (or never did), there is nothing behind the pages, and the processor faults.
 * The JVM makes an {@link InternalError} of accesses through a segment, loops and bulk copies, thrown at the latest when the method ends
 * that made them. As of Java 25 it dies of some others: a compare-and-set that its second compiler has not come to yet,
 * {@link MemorySegment#mismatch} compiled by the first, on x86 a vectorized loop that widens (adding ints to a long), and what
 * {@code java.util.zip} does in native code. Where another program may truncate the file, use {@link #read} and {@link #write}, which
 * answer EFAULT in all these cases, or a file that is sealed against shrinking. System calls that are handed a segment answer EFAULT too.
 *
 * <p>A mapping that is not closed stays until the process ends. Safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
 */
public final class Mapping extends MappedPages implements AutoCloseable {
    private final MappedViews views;
    private final Rights rights;
    private final boolean shared;
    private final Place place = new Place();
    private long address;
    private long size;
    private boolean sealed;

    Mapping(long address, long size, Rights rights, boolean shared) {
        this.address = address;
        this.size = size;
        this.rights = rights;
        this.shared = shared;
        views = new MappedViews(address, size);
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
    Mapping mapping() {
        return this;
    }

    @Override
    long offset() {
        return 0;
    }

    @Override
    public synchronized long size() {
        return size;
    }

    /**
     * The page that an address lies in.
     *
     * @throws IllegalArgumentException if it lies in none of the mapping
     */
    public synchronized MappedPages pageAt(long address) {
        long page = Platform.pageSize();
        long start = (address & -page) - address();
        if (start < 0 || start >= size) throw new IllegalArgumentException("0x" + Long.toHexString(address) + " is not in " + this);
        return part(start, Math.min(page, size - start));
    }

    /** Whether what is written is seen by others that map the file. */
    public boolean isShared() {
        return shared;
    }

    /** Whether it was not closed yet. */
    public boolean isOpen() {
        return views.isOpen();
    }

    /**
     * Changes how many bytes are mapped, wherever there is room; an anonymous mapping gets zeros at its end. All segments end.
     *
     * @throws ErrnoException as mremap(2): EFAULT if parts of the mapping differ
     * @throws IllegalStateException if a system call is using the mapping's memory
     * @see <a href="https://man7.org/linux/man-pages/man2/mremap.2.html">mremap(2)</a>
     */
    public void mremap(long newSize) throws ErrnoException {
        mremap(newSize, MREMAP.MAYMOVE);
    }

    /**
     * As {@link #mremap(long)}.
     *
     * @param flags {@link MREMAP#MAYMOVE}, or 0 to stay where it is or fail with ENOMEM
     */
    public synchronized void mremap(long newSize, int flags) throws ErrnoException {
        if ((flags & ~MREMAP.MAYMOVE) != 0) {
            throw new IllegalArgumentException(MREMAP.format(flags) + ": a mapping may only be told to move, or not");
        }
        views.renew(() -> {
            address = MmanCalls.mremap(at(this), size, newSize, flags).address();
            size = newSize;
            rights.truncate(newSize);
        }, place);
    }

    /** {@link #mremap(long, int)} with words of {@link MREMAP}: {@code "maymove"}. */
    public void mremap(long newSize, String flags) throws ErrnoException {
        mremap(newSize, MREMAP.parse(flags));
    }

    /**
     * Maps the same once more, elsewhere.
     *
     * @throws IllegalStateException if this mapping is private: its pages cannot be shared
     */
    public synchronized Mapping duplicate() throws ErrnoException {
        if (!shared) throw new IllegalStateException("a private mapping cannot be mapped once more");
        MemorySegment other = MmanCalls.mremap(memory(), 0, size, MREMAP.MAYMOVE);
        return new Mapping(other.address(), size, new Rights(protection(this)), true);
    }

    /**
     * Ends all segments, so that accesses throw, and unmaps the memory, unless it was sealed. May be called any number of times.
     *
     * @throws IllegalStateException if a system call is using the mapping's memory; it is still open then
     */
    @Override
    public synchronized void close() throws ErrnoException {
        if (!isOpen()) return;
        views.end(() -> {
            if (!sealed) MmanCalls.munmap(at(this), size);
        });
    }

    /** Where it is, its size and what may be done with it. */
    @Override
    public synchronized String toString() {
        if (!isOpen()) return "closed";
        return "0x" + Long.toHexString(address) + ", " + size + ", " + PROT.format(prot()) + (shared ? ", shared" : ", private");
    }

    void enter() {
        views.enter();
    }

    void exit() {
        views.exit();
    }

    synchronized MemorySegment memory(MappedPages pages) {
        if (!isOpen()) throw MappedViews.closed();
        return views.memory().asSlice(pages.offset(), pages.size());
    }

    synchronized long address(MappedPages pages) {
        if (!isOpen()) throw MappedViews.closed();
        return address + pages.offset();
    }

    synchronized MemorySegment view(MappedPages pages) {
        MemorySegment memory = memory(pages);
        int common = rights.common(pages.offset(), end(pages));
        if (!Rights.isReadable(common)) throw new IllegalStateException(Rights.obstacle(common));
        return (common & PROT.WRITE) != 0 ? memory : memory.asReadOnly();
    }

    synchronized int protection(MappedPages pages) {
        if (!isOpen()) throw MappedViews.closed();
        return Rights.protection(rights.common(pages.offset(), end(pages)));
    }

    synchronized void protect(MappedPages pages, int prot) throws ErrnoException {
        views.renew(() -> {
            rights.narrow(pages.offset(), end(pages), prot);
            MmanCalls.mprotect(at(pages), pages.size(), prot);
            rights.protect(pages.offset(), end(pages), prot);
        }, place);
    }

    /** Makes or removes pages that end who touches them. */
    synchronized void guard(MappedPages pages, int advice) throws ErrnoException {
        long from = pages.offset();
        long to = end(pages);
        boolean removal = advice == MADV.GUARD_REMOVE;
        int bit = advice == MADV.HWPOISON ? Rights.SOUND : Rights.UNGUARDED;
        views.renew(() -> {
            if (!removal) rights.revoke(from, to, bit);
            try {
                MmanCalls.madvise(at(pages), pages.size(), advice);
            } catch (ErrnoException e) {
                // These are found out before anything is done.
                if (!removal && (e.is(E.INVAL) || e.is(E.PERM))) rights.grant(from, to, bit);
                throw e;
            }
            if (removal) rights.grant(from, to, bit);
        }, place);
    }

    /** Has somebody handle page faults, for which threads may wait. */
    synchronized void watch(MappedPages pages, boolean waiting, MappedViews.Change<ErrnoException> change) throws ErrnoException {
        views.renew(() -> {
            change.make();
            if (waiting) rights.revoke(pages.offset(), end(pages), Rights.UNWATCHED);
        }, place);
    }

    /** Nobody handles page faults any more. */
    synchronized void unwatch(MappedPages pages) {
        rights.grant(pages.offset(), end(pages), Rights.UNWATCHED);
    }

    synchronized void seal(MappedPages pages) throws ErrnoException {
        MmanCalls.mseal(memory(pages), pages.size());
        sealed = true;
    }

    /** Maps something else over a part. */
    synchronized void replace(MappedPages pages, int prot, MappedViews.Change<ErrnoException> change) throws ErrnoException {
        views.renew(() -> {
            rights.protect(pages.offset(), end(pages), PROT.NONE);
            change.make();
            rights.renew(pages.offset(), end(pages), prot);
        }, place);
    }

    /** Where pages are, for a call while there are no segments. */
    MemorySegment at(MappedPages pages) {
        return MemorySegment.ofAddress(address + pages.offset());
    }

    private static long end(MappedPages pages) {
        long page = Platform.pageSize();
        return pages.offset() + pages.size() + page - 1 & -page;
    }

    /** Where the mapping is when it is asked. */
    private final class Place implements MappedViews.Place {
        @Override
        public long address() {
            return address;
        }

        @Override
        public long size() {
            return size;
        }
    }
}
