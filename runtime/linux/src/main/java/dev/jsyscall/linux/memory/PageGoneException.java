package dev.jsyscall.linux.memory;

import dev.jsyscall.Errno;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;

/** Part of a mapping has no file behind it, which an {@linkplain MappedPages#attempt attempt} came upon: EFAULT. */
public final class PageGoneException extends ErrnoException {
    private static final long serialVersionUID = 1;

    private final long offset;

    PageGoneException(long address, long size, long offset) {
        super(E.FAULT, "attempt", "attempt(0x" + Long.toHexString(address) + ", " + size + "): " + new Errno(E.FAULT).text()
                + " (EFAULT): the mapping is closed, since there is no file behind it at offset " + offset
                + "; if it was truncated, map what is left of it, otherwise its disk is full or failing");
        this.offset = offset;
    }

    /** Where in the mapping, in bytes, nothing was found first; on s390x, where that page begins. */
    public long offset() {
        return offset;
    }
}
