package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mempolicy.MPOL_MF;
import dev.jsyscall.linux.abi.mempolicy.MempolicyCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/**
 * On which NUMA nodes pages are, and moving them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/move_pages.2.html">move_pages(2)</a>
 */
public final class PagePlacement {
    private PagePlacement() {}

    /** The node of each page, or a negative errno: ENOENT for one that is not in memory. Out of date as soon as it is known. */
    public static int[] of(MappedPages pages) throws ErrnoException {
        MemorySegment memory = pages.memory();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment addresses = addresses(scratch, memory);
            MemorySegment status = scratch.allocate(ValueLayout.JAVA_INT, count(memory));
            MempolicyCalls.movePages(0, addresses, null, status);
            return status.toArray(ValueLayout.JAVA_INT);
        }
    }

    /**
     * Moves pages to a node, as far as only this process has them.
     *
     * @return where each is now, or a negative errno
     * @throws ErrnoException ENODEV if there is no such node, EACCES if it is not allowed
     */
    public static int[] move(MappedPages pages, int node) throws ErrnoException {
        MemorySegment memory = pages.memory();
        try (Scratch scratch = Scratch.open()) {
            long count = count(memory);
            MemorySegment nodes = scratch.allocate(ValueLayout.JAVA_INT, count);
            for (long i = 0; i < count; i++) nodes.setAtIndex(ValueLayout.JAVA_INT, i, node);
            MemorySegment status = scratch.allocate(ValueLayout.JAVA_INT, count);
            MempolicyCalls.movePages(0, addresses(scratch, memory), nodes, status, MPOL_MF.MOVE);
            return status.toArray(ValueLayout.JAVA_INT);
        }
    }

    /**
     * Moves all pages of a process that are on nodes of one set to nodes of another.
     *
     * @param process its number, or 0 for this one
     * @return how many pages could not be moved
     * @throws ErrnoException EPERM without the right to trace the process, EINVAL if a node is not allowed
     * @see <a href="https://man7.org/linux/man-pages/man2/migrate_pages.2.html">migrate_pages(2)</a>
     */
    public static long migrate(int process, BitSet from, BitSet to) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return MempolicyCalls.migratePages(process, NodeSet.MAX_NODE, NodeSet.of(scratch, from), NodeSet.of(scratch, to));
        }
    }

    private static long count(MemorySegment memory) {
        return (memory.byteSize() + Platform.pageSize() - 1) / Platform.pageSize();
    }

    private static MemorySegment addresses(Scratch scratch, MemorySegment memory) {
        long count = count(memory);
        MemorySegment addresses = scratch.allocate(ValueLayout.ADDRESS, count);
        for (long i = 0; i < count; i++) addresses.setAtIndex(ValueLayout.ADDRESS, i, memory.asSlice(i * Platform.pageSize(), 0));
        return addresses;
    }
}
