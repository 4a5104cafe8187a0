package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.mman.Cachestat;
import dev.jsyscall.linux.abi.mman.CachestatRange;
import dev.jsyscall.linux.abi.mman.MmanCalls;

/**
 * How much of a file is in memory, in pages. Out of date as soon as it is known.
 *
 * @param cached in memory
 * @param dirty of these, changed and not yet being written
 * @param writeback of these, being written
 * @param evicted once in memory, and no longer; not all are remembered
 * @param recentlyEvicted of these, so lately that memory is short
 * @see <a href="https://man7.org/linux/man-pages/man2/cachestat.2.html">cachestat(2)</a>
 */
public record PageCache(long cached, long dirty, long writeback, long evicted, long recentlyEvicted) {

    /**
     * Of a whole file.
     *
     * @throws ErrnoException ENOSYS before Linux 6.5; EOPNOTSUPP for a file of huge pages; EPERM for a file that is neither the caller's
     *     nor one he may write
     */
    public static PageCache of(HasFd file) throws ErrnoException {
        return of(file, 0, 0);
    }

    /**
     * Of a part of a file.
     *
     * @param offset where it begins, in bytes
     * @param size how many bytes, or 0 for all to its end
     * @throws ErrnoException as {@link #of(HasFd)}
     */
    public static PageCache of(HasFd file, long offset, long size) throws ErrnoException {
        if (offset < 0 || size < 0) throw new IllegalArgumentException("neither offset nor size is negative: " + offset + ", " + size);
        try (Scratch scratch = Scratch.open()) {
            Cachestat s = Cachestat.allocate(scratch);
            MmanCalls.cachestat(file.fd(), CachestatRange.allocate(scratch).off(offset).len(size), s);
            return new PageCache(s.nr_cache(), s.nr_dirty(), s.nr_writeback(), s.nr_evicted(), s.nr_recently_evicted());
        }
    }
}
