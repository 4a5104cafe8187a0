package dev.jsyscall.linux.memory;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MAP_HUGE;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;

/** What is to be mapped, and how: {@code Mapping.of(file, 0, size).prot("read, write").shared().map()}. */
public final class MappingBuilder {
    private static final int FIXED = MAP.FIXED | MAP.FIXED_NOREPLACE;

    private final Fd fd;
    private final long offset;
    private final long size;
    private int prot;
    private int flags;
    private long address;

    private MappingBuilder(Fd fd, long offset, long size, int prot, int flags) {
        if (size < 0) throw new IllegalArgumentException("a size is not negative: " + size);
        this.fd = fd;
        this.offset = offset;
        this.size = size;
        this.prot = prot;
        this.flags = flags;
    }

    static MappingBuilder anonymous(long size) {
        return new MappingBuilder(BorrowedFd.of(-1), 0, size, PROT.READ | PROT.WRITE, MAP.PRIVATE | MAP.ANONYMOUS);
    }

    static MappingBuilder of(HasFd file, long offset, long size) {
        return new MappingBuilder(file.fd(), offset, size, PROT.READ, MAP.PRIVATE);
    }

    /** What may be done with the memory: bits of {@link PROT}. */
    public MappingBuilder prot(int prot) {
        this.prot = prot;
        return this;
    }

    /** {@link #prot(int)} with words of {@link PROT}: {@code "read, write"}. */
    public MappingBuilder prot(String prot) {
        return prot(PROT.parse(prot));
    }

    /** What is written is seen by everybody who maps or reads the file, and by child processes. */
    public MappingBuilder shared() {
        return type(MAP.SHARED);
    }

    /** What is written is seen by this process alone. */
    public MappingBuilder private_() {
        return type(MAP.PRIVATE);
    }

    /**
     * Adds bits of {@link MAP}; a type among them replaces the type.
     *
     * @throws IllegalArgumentException for {@link MAP#FIXED} and {@link MAP#FIXED_NOREPLACE}: see {@link #at} and {@link #mapOver}
     */
    public MappingBuilder flags(int flags) {
        if ((flags & FIXED) != 0) {
            throw new IllegalArgumentException("a fixed place is told by at(address), or by mapOver(pages) to replace pages of a mapping");
        }
        if ((flags & MAP.TYPE) != 0) type(flags & MAP.TYPE);
        this.flags |= flags & ~MAP.TYPE;
        return this;
    }

    /** {@link #flags(int)} with words of {@link MAP}: {@code "populate, noreserve"}. */
    public MappingBuilder flags(String flags) {
        return flags(MAP.parse(flags));
    }

    /** Makes the pages present at once, so that touching them causes no page fault. */
    public MappingBuilder populate() {
        return flags(MAP.POPULATE);
    }

    /** Locks the pages into memory as they appear, see {@link Mapping#mlock()}, but with no error if that fails. */
    public MappingBuilder locked() {
        return flags(MAP.LOCKED);
    }

    /** Promises no memory: for large maps with few pages in use. */
    public MappingBuilder noReserve() {
        return flags(MAP.NORESERVE);
    }

    /** Takes huge pages of the default size; the mapping's size is a multiple of that. */
    public MappingBuilder hugePages() {
        return flags(MAP.HUGETLB);
    }

    /**
     * Takes huge pages of some size.
     *
     * @param pageSize a power of two for which the system has huge pages; the mapping's size is a multiple
     */
    public MappingBuilder hugePages(long pageSize) {
        if (pageSize <= 0 || Long.bitCount(pageSize) != 1) {
            throw new IllegalArgumentException("huge pages have a power of two of bytes, which " + pageSize + " is not");
        }
        HugePages.check(size, pageSize);
        hugePages();
        flags |= Long.numberOfTrailingZeros(pageSize) << MAP_HUGE.SHIFT;
        return this;
    }

    /** Maps there if nothing is in the way, or else wherever there is room. */
    public MappingBuilder near(long address) {
        this.address = address;
        flags &= ~MAP.FIXED_NOREPLACE;
        return this;
    }

    /** Maps at this very address, or fails with EEXIST if something is there. */
    public MappingBuilder at(long address) {
        this.address = address;
        flags |= MAP.FIXED_NOREPLACE;
        return this;
    }

    /**
     * Maps it.
     *
     * @throws ErrnoException as mmap(2)
     * @throws IllegalArgumentException if it would end amid a huge page
     * @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
     */
    public Mapping map() throws ErrnoException {
        long unit = HugePages.check(size, fd, flags);
        MemorySegment mapped = MmanCalls.mmap(MemorySegment.ofAddress(address), size, prot, flags, fd, offset);
        if ((flags & MAP.FIXED_NOREPLACE) != 0 && mapped.address() != address) {
            // A kernel before 4.17 takes the address for a wish.
            MmanCalls.munmap(mapped, size);
            throw ErrnoException.of(-E.EXIST, "mmap", MemorySegment.ofAddress(address), size);
        }
        return new Mapping(new MappedMemory(mapped.address(), size, unit, new Rights(prot)), (flags & MAP.SHARED) != 0);
    }

    /**
     * Maps it over pages of another mapping, which it becomes a part of; what was there is gone, and all segments of that mapping end. The
     * way to put several files, or one several times, in a row. And to give pages' memory back while nobody else gets their place:
     * {@code Mapping.anonymous(size).prot("none").noReserve().mapOver(pages)}.
     *
     * @param pages as many bytes as are to be mapped
     * @throws ErrnoException as mmap(2). The pages may be left without anything, and not readable, then, unless the arguments were wrong
     * @throws IllegalArgumentException if the sizes differ, or it would end amid a huge page
     * @throws IllegalStateException if a system call or an attempt is using that mapping's memory
     */
    public void mapOver(MappedPages pages) throws ErrnoException {
        if (pages.size() != size) {
            throw new IllegalArgumentException(size + " bytes cannot be mapped over " + pages.size());
        }
        HugePages.check(size, fd, flags);
        int fixed = flags & ~MAP.FIXED_NOREPLACE | MAP.FIXED;
        PageChanges.replace(pages, prot, place -> MmanCalls.mmap(place, size, prot, fixed, fd, offset));
    }

    private MappingBuilder type(int type) {
        flags = flags & ~MAP.TYPE | type;
        return this;
    }
}
