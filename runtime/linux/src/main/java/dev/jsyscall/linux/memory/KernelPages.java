package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MLOCK;
import dev.jsyscall.linux.abi.mman.MSYNC;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import dev.jsyscall.linux.abi.prctl.PrctlCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/** Pages of a mapping as the kernel sees them: the calls about them that have nothing to do with their bytes. */
abstract sealed class KernelPages permits MappedPages {

    KernelPages() {}

    /** The mapping's memory. */
    abstract MappedMemory mapped();

    /** Where in the mapping they begin. */
    abstract long offset();

    /** How many bytes. */
    public abstract long size();

    /**
     * Changes what may be done with the pages. All segments of the mapping end, whichever pages they show. If it fails halfway, pages of
     * which it is not known whether they can still be read have no segment until another change succeeds.
     *
     * @throws ErrnoException as mprotect(2): EACCES if the file is not open for that
     * @throws IllegalStateException if a system call or an attempt is using the mapping's memory
     * @see <a href="https://man7.org/linux/man-pages/man2/mprotect.2.html">mprotect(2)</a>
     */
    public final void mprotect(int prot) throws ErrnoException {
        PageChanges.protect(this, prot);
    }

    /** {@link #mprotect(int)} with words of {@link PROT}: {@code "read, write"}. */
    public final void mprotect(String prot) throws ErrnoException {
        mprotect(PROT.parse(prot));
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
        switch (advice) {
            case MADV.GUARD_INSTALL, MADV.HWPOISON -> PageChanges.guard(this, advice);
            case MADV.GUARD_REMOVE -> PageChanges.unguard(this);
            default -> {
                MemorySegment memory = memory();
                MmanCalls.madvise(memory, memory.byteSize(), advice);
            }
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
     * Gives private anonymous pages a name, which {@code /proc/…/maps} shows as {@code [anon:name]}.
     *
     * @param name up to 79 printable ASCII characters, none of {@code []\$`}
     * @throws ErrnoException EINVAL for another name, or if the kernel keeps no names; EBADF for pages of a file
     * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_VMA.2const.html">PR_SET_VMA(2const)</a>
     */
    public final void name(String name) throws ErrnoException {
        MemorySegment memory = memory();
        PrctlCalls.prctlSetVmaAnonName(memory, memory.byteSize(), name);
    }

    /**
     * Makes the pages immune to being unmapped, moved, resized or protected otherwise, for good: closing the mapping still ends its
     * segments, but the memory of all of it, also if these pages are but a part, stays until the process ends.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/mseal.2.html">mseal(2)</a>
     */
    public final void mseal() throws ErrnoException {
        PageChanges.seal(this);
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

    /** The pages as calls take them, whatever may be done with them: not for anybody's eyes. */
    final MemorySegment memory() {
        return mapped().memory(this);
    }
}
