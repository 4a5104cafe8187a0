package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MAP_HUGE;
import dev.jsyscall.linux.abi.statfs.FS_MAGIC;
import dev.jsyscall.linux.file.FsStatus;
import dev.jsyscall.linux.file.Metadata;
import dev.jsyscall.linux.proc.MemInfo;

/**
 * The size of a mapping's huge pages. The kernel maps whole ones and tells nobody, so that a mapping that ends amid one would be longer
 * than is known, lie over what follows, and could not be unmapped.
 */
final class HugePages {
    private static final int SIZES = 63;
    private static final long NONE = 1;

    private HugePages() {}

    /**
     * The size that a mapping's size is a multiple of, 1 without huge pages.
     *
     * @throws IllegalArgumentException if it is not
     */
    static long check(long size, Fd fd, int flags) throws ErrnoException {
        long page = (flags & MAP.ANONYMOUS) == 0 ? ofFile(fd) : (flags & MAP.HUGETLB) != 0 ? ofFlags(flags) : NONE;
        check(size, page);
        return page;
    }

    static void check(long size, long page) {
        if (size % page != 0) {
            throw new IllegalArgumentException("a mapping of huge pages has a multiple of their " + page + " bytes, unlike " + size);
        }
    }

    private static long ofFlags(int flags) throws ErrnoException {
        int logarithm = flags >>> MAP_HUGE.SHIFT & SIZES;
        return logarithm != 0 ? 1L << logarithm : MemInfo.get().get("Hugepagesize").orElse(NONE);
    }

    /** A file that cannot be asked cannot be mapped either, which mmap tells better. */
    private static long ofFile(Fd fd) {
        try {
            Metadata file = () -> fd;
            FsStatus system = file.fsStatus();
            return system.type() == FS_MAGIC.HUGETLBFS ? system.transferSize() : NONE;
        } catch (ErrnoException e) {
            return NONE;
        }
    }
}
