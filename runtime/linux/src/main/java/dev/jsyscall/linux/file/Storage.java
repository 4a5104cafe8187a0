package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FALLOC;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.POSIX_FADV;
import dev.jsyscall.linux.abi.file.SYNC_FILE_RANGE;

/**
 * What a file has of its disk and of memory: its length, its blocks, and what of it is written. Places and lengths count bytes.
 *
 * <p>Syncing and reserving may block, and begin again when a signal interrupts them.
 */
public interface Storage extends HasFd {
    /** Makes it exactly so long: cuts the rest off, or adds a hole. */
    default void truncate(long length) throws ErrnoException {
        FileCalls.ftruncate(fd(), length);
    }

    /**
     * Reserves blocks, or frees, zeroes, inserts or takes out some.
     *
     * @param mode of {@link FALLOC}, 0 to reserve and grow
     * @throws ErrnoException as fallocate(2); {@code EOPNOTSUPP} if the file system cannot
     * @see <a href="https://man7.org/linux/man-pages/man2/fallocate.2.html">fallocate(2)</a>
     */
    default void fallocate(int mode, long offset, long length) throws ErrnoException {
        Fd fd = fd();
        long result;
        do {
            result = FileCalls.tryFallocate(fd, mode, offset, length);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "fallocate", fd, FALLOC.table().shown(mode), offset, length);
    }

    /** {@link #fallocate(int, long, long)} with words: {@code "keep_size, punch_hole"}. */
    default void fallocate(String mode, long offset, long length) throws ErrnoException {
        fallocate(FALLOC.parse(mode), offset, length);
    }

    /** Reserves blocks for a range, and lets the file grow to its end. */
    default void fallocate(long offset, long length) throws ErrnoException {
        fallocate(0, offset, length);
    }

    /**
     * Says how a range is going to be used.
     *
     * @param length in bytes, 0 up to the end
     * @param advice one of {@link POSIX_FADV}
     * @see <a href="https://man7.org/linux/man-pages/man2/posix_fadvise.2.html">posix_fadvise(2)</a>
     */
    default void fadvise(long offset, long length, int advice) throws ErrnoException {
        FileCalls.fadvise64(fd(), offset, length, advice);
    }

    /** {@link #fadvise(long, long, int)} with a word: {@code "sequential"}, {@code "willneed"}, {@code "dontneed"}. */
    default void fadvise(long offset, long length, String advice) throws ErrnoException {
        fadvise(offset, length, POSIX_FADV.parse(advice));
    }

    /** Reads a range into the page cache. */
    default void readahead(long offset, long count) throws ErrnoException {
        FileCalls.readahead(fd(), offset, count);
    }

    /** Waits until data and metadata are on the disk. */
    default void fsync() throws ErrnoException {
        Fd fd = fd();
        long result;
        do {
            result = FileCalls.tryFsync(fd);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "fsync", fd);
    }

    /** Waits until the data is on the disk, and what is needed to read it. */
    default void fdatasync() throws ErrnoException {
        Fd fd = fd();
        long result;
        do {
            result = FileCalls.tryFdatasync(fd);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "fdatasync", fd);
    }

    /**
     * Starts or awaits the writing of a range; what it promises is less than {@link #fdatasync}, see the manual page.
     *
     * @param flags of {@link SYNC_FILE_RANGE}
     * @see <a href="https://man7.org/linux/man-pages/man2/sync_file_range.2.html">sync_file_range(2)</a>
     */
    default void syncFileRange(long offset, long count, int flags) throws ErrnoException {
        Fd fd = fd();
        long result;
        do {
            result = FileCalls.trySyncFileRange(fd, offset, count, flags);
        } while (result == -E.INTR);
        if (result < 0) throw fd.failure(result, "sync_file_range", fd, offset, count, SYNC_FILE_RANGE.table().shown(flags));
    }

    /** {@link #syncFileRange(long, long, int)} with words: {@code "wait_before, write, wait_after"}. */
    default void syncFileRange(long offset, long count, String flags) throws ErrnoException {
        syncFileRange(offset, count, SYNC_FILE_RANGE.parse(flags));
    }
}
