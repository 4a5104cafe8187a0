package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mempolicy.MPOL_MF;
import dev.jsyscall.linux.abi.mempolicy.MempolicyCalls;
import dev.jsyscall.linux.raw.MempolicyRaw;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * On which NUMA nodes pages are, and moving them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/move_pages.2.html">move_pages(2)</a>
 */
public final class PagePlacement {
    private PagePlacement() {}

    /** The node of each page, or a negative errno: ENOENT for one that is not in memory. Out of date as soon as it is known. */
    public static int[] of(MappedPages pages) throws ErrnoException {
        return ask(0, range(pages), null);
    }

    /**
     * The node of each page of a process.
     *
     * @param process its number, or 0 for this one
     * @param range where the pages are in its memory
     * @return nodes, or negative errnos: EFAULT where nothing is mapped
     * @throws ErrnoException EPERM without the right to trace the process, ESRCH if it is gone
     */
    public static int[] of(int process, MemoryRange range) throws ErrnoException {
        return ask(process, range, null);
    }

    /**
     * Moves pages to a node, as far as only this process has them.
     *
     * @return where each is now, or a negative errno
     * @throws ErrnoException ENODEV if there is no such node, EACCES if it is not allowed
     */
    public static int[] move(MappedPages pages, int node) throws ErrnoException {
        return move(0, range(pages), node);
    }

    /**
     * Moves pages of a process to a node, as far as only that process has them.
     *
     * @param process its number, or 0 for this one
     * @param range where the pages are in its memory
     * @return where each is now, or a negative errno
     * @throws ErrnoException ENODEV if there is no such node, EACCES if it is not allowed, EPERM without the right to trace the process
     */
    public static int[] move(int process, MemoryRange range, int node) throws ErrnoException {
        int[] nodes = new int[pages(range)];
        Arrays.fill(nodes, node);
        return ask(process, range, nodes);
    }

    /**
     * Moves each page to a node of its own, as far as only this process has it.
     *
     * @param nodes as many as there are pages
     * @return where each is now, or a negative errno
     * @throws ErrnoException ENODEV if there is no such node, EACCES if it is not allowed
     */
    public static int[] moveEach(MappedPages pages, int... nodes) throws ErrnoException {
        MemoryRange range = range(pages);
        if (nodes.length != pages(range)) {
            throw new IllegalArgumentException(pages(range) + " pages move to as many nodes, not to " + nodes.length);
        }
        return ask(0, range, nodes);
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
            long result = MempolicyRaw.migrate_pages(process, NodeSet.MAX_NODE, NodeSet.of(scratch, from), NodeSet.of(scratch, to));
            if (result < 0) throw ErrnoException.of(result, "migrate_pages", process, from, to);
            return result;
        }
    }

    private static int[] ask(int process, MemoryRange range, int @Nullable [] nodes) throws ErrnoException {
        int count = pages(range);
        try (Scratch scratch = Scratch.open()) {
            MemorySegment addresses = scratch.allocate(ValueLayout.ADDRESS, count);
            for (int i = 0; i < count; i++) {
                addresses.setAtIndex(ValueLayout.ADDRESS, i, MemorySegment.ofAddress(range.address() + (long) i * Platform.pageSize()));
            }
            MemorySegment status = scratch.allocate(ValueLayout.JAVA_INT, count);
            MemorySegment targets = nodes == null ? null : MemorySegment.ofArray(nodes);
            MempolicyCalls.movePages(process, addresses, targets, status, nodes == null ? 0 : MPOL_MF.MOVE);
            return status.toArray(ValueLayout.JAVA_INT);
        }
    }

    private static MemoryRange range(MappedPages pages) {
        return new MemoryRange(pages.address(), pages.size());
    }

    private static int pages(MemoryRange range) {
        long page = Platform.pageSize();
        return Math.toIntExact((range.size() + page - 1) / page);
    }
}
