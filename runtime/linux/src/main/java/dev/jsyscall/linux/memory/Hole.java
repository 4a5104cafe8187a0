package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;

/** What mmap(2) over other pages may leave if it fails: nothing at all, where anybody's memory may come to lie. */
final class Hole {
    private static final int FILLER = MAP.PRIVATE | MAP.ANONYMOUS | MAP.NORESERVE | MAP.FIXED_NOREPLACE;

    private Hole() {}

    /**
     * Fills it before anybody else does.
     *
     * @return whether there was one, or may have been; otherwise the pages are as they were
     */
    static boolean fill(MemorySegment place, long size, ErrnoException failure) {
        try {
            MemorySegment filler = MmanCalls.mmap(place, size, PROT.NONE, FILLER);
            // A kernel before 4.17 takes the address for a wish.
            if (filler.address() != place.address()) MmanCalls.munmap(filler, size);
            return true;
        } catch (ErrnoException e) {
            // Something is there, or nothing can be there, since it is not the place of a page.
            boolean taken = e.is(E.EXIST) || e.is(E.INVAL);
            return !taken || !isFoundFirst(failure);
        }
    }

    /** Whether it is a reason that mmap finds as a rule before it unmaps what was there. */
    private static boolean isFoundFirst(ErrnoException failure) {
        return failure.is(E.INVAL) || failure.is(E.BADF) || failure.is(E.ACCES) || failure.is(E.NODEV) || failure.is(E.PERM);
    }
}
