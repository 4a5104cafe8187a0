package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Held;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_CONTINUE_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_COPY_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_MOVE_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_POISON_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_WRITEPROTECT_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_ZEROPAGE_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UffdioContinue;
import dev.jsyscall.linux.abi.userfaultfd.UffdioCopy;
import dev.jsyscall.linux.abi.userfaultfd.UffdioMove;
import dev.jsyscall.linux.abi.userfaultfd.UffdioPoison;
import dev.jsyscall.linux.abi.userfaultfd.UffdioRange;
import dev.jsyscall.linux.abi.userfaultfd.UffdioWriteprotect;
import dev.jsyscall.linux.abi.userfaultfd.UffdioZeropage;
import dev.jsyscall.linux.abi.userfaultfd.UserfaultfdCalls;
import dev.jsyscall.linux.abi.userfaultfd.UserfaultfdIoctls;
import java.lang.foreign.MemorySegment;

/**
 * What a program that handles {@link PageFaults} does with registered pages. Each wakes those who wait for the pages, unless told not to.
 *
 * <p>Two errors are nothing unusual. A page that is there already is EEXIST: somebody else was quicker, and the page is good. And while an
 * {@linkplain FaultEvent event} other than a page fault waits to be read, pages may be about to change, which is EAGAIN: read it, and try
 * again. Pages before the one that failed are done; the methods that begin with {@code try} tell how many.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ioctl_userfaultfd.2.html">ioctl_userfaultfd(2)</a>
 */
public final class FaultHandling {
    private final OwnedFd fd;
    private final boolean waking;
    private final boolean protecting;

    private FaultHandling(OwnedFd fd, boolean waking, boolean protecting) {
        this.fd = fd;
        this.waking = waking;
        this.protecting = protecting;
    }

    static FaultHandling of(OwnedFd fd) {
        return new FaultHandling(fd, true, false);
    }

    /** As this, but nobody is woken before {@link #wake}. */
    public FaultHandling withoutWaking() {
        return new FaultHandling(fd, false, protecting);
    }

    /** As this, but pages that it {@linkplain #copy fills} or {@linkplain #resume maps} are {@linkplain #protect protected} at once. */
    public FaultHandling protecting() {
        return new FaultHandling(fd, waking, true);
    }

    /**
     * Fills missing pages with bytes.
     *
     * @param pages whole pages
     * @param source as many bytes; native memory must not be registered itself
     * @throws ErrnoException EEXIST if one is there already, EAGAIN before an event is read
     */
    public void copy(MappedPages pages, MemorySegment source) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            copying(scratch, pages, source).finish();
        }
    }

    /**
     * As {@link #copy}.
     *
     * @return how many bytes of the pages were filled, or a negative errno
     */
    public long tryCopy(MappedPages pages, MemorySegment source) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return copying(scratch, pages, source).begin();
        }
    }

    private FaultRequest copying(Scratch scratch, MappedPages pages, MemorySegment source) {
        requireSize(pages, source.byteSize());
        MemorySegment memory = scratch.in(source);
        long mode = (waking ? 0 : UFFDIO_COPY_MODE.DONTWAKE) | (protecting ? UFFDIO_COPY_MODE.WP : 0);
        UffdioCopy copy = UffdioCopy.allocate(scratch).mode(mode);
        return new FaultRequest(fd, "UFFDIO_COPY", UserfaultfdIoctls.UFFDIO_COPY, copy, Held.of(memory), pages.size(), done -> copy
                .dst(pages.address() + done).src(memory.address() + done).len(pages.size() - done).copy(0), copy::copy);
    }

    /**
     * Fills missing pages with zeros.
     *
     * @throws ErrnoException EEXIST if one is there already, EAGAIN before an event is read
     */
    public void zero(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            zeroing(scratch, pages).finish();
        }
    }

    /**
     * As {@link #zero}.
     *
     * @return how many bytes of the pages were filled, or a negative errno
     */
    public long tryZero(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return zeroing(scratch, pages).begin();
        }
    }

    private FaultRequest zeroing(Scratch scratch, MappedPages pages) {
        UffdioZeropage zero = UffdioZeropage.allocate(scratch).mode(waking ? 0 : UFFDIO_ZEROPAGE_MODE.DONTWAKE);
        return new FaultRequest(fd, "UFFDIO_ZEROPAGE", UserfaultfdIoctls.UFFDIO_ZEROPAGE, zero, Held.of(), pages.size(), done -> {
            rest(zero.range(), pages, done);
            zero.zeropage(0);
        }, zero::zeropage);
    }

    /**
     * Maps pages that are in their file, after a minor fault.
     *
     * @throws ErrnoException EEXIST if one is mapped already, EAGAIN before an event is read
     */
    public void resume(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            resuming(scratch, pages).finish();
        }
    }

    /**
     * As {@link #resume}.
     *
     * @return how many bytes of the pages were mapped, or a negative errno
     */
    public long tryResume(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return resuming(scratch, pages).begin();
        }
    }

    private FaultRequest resuming(Scratch scratch, MappedPages pages) {
        long mode = (waking ? 0 : UFFDIO_CONTINUE_MODE.DONTWAKE) | (protecting ? UFFDIO_CONTINUE_MODE.WP : 0);
        UffdioContinue resume = UffdioContinue.allocate(scratch).mode(mode);
        return new FaultRequest(fd, "UFFDIO_CONTINUE", UserfaultfdIoctls.UFFDIO_CONTINUE, resume, Held.of(), pages.size(), done -> {
            rest(resume.range(), pages, done);
            resume.mapped(0);
        }, resume::mapped);
    }

    /**
     * Moves pages of another private mapping into missing ones, without a copy; there they are missing then.
     *
     * @throws ErrnoException EINVAL before Linux 6.8, EEXIST if one is there already, EAGAIN before an event is read
     */
    public void move(MappedPages pages, MappedPages source) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            moving(scratch, pages, source).finish();
        }
    }

    /**
     * As {@link #move}.
     *
     * @return how many bytes were moved, or a negative errno
     */
    public long tryMove(MappedPages pages, MappedPages source) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            return moving(scratch, pages, source).begin();
        }
    }

    private FaultRequest moving(Scratch scratch, MappedPages pages, MappedPages source) {
        requireSize(pages, source.size());
        long mode = UFFDIO_MOVE_MODE.ALLOW_SRC_HOLES | (waking ? 0 : UFFDIO_MOVE_MODE.DONTWAKE);
        UffdioMove move = UffdioMove.allocate(scratch).mode(mode);
        return new FaultRequest(fd, "UFFDIO_MOVE", UserfaultfdIoctls.UFFDIO_MOVE, move, Held.of(), pages.size(), done -> move
                .dst(pages.address() + done).src(source.address() + done).len(pages.size() - done).move(0), move::move);
    }

    /**
     * Has missing pages fail whoever touches them, as if their memory were broken: system calls answer EHWPOISON or EFAULT. They have no
     * segment from then on, also when they are registered no longer.
     *
     * @throws ErrnoException EINVAL before Linux 6.6, EEXIST if one is there already, EAGAIN before an event is read
     */
    public void poison(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioPoison poison = UffdioPoison.allocate(scratch).mode(waking ? 0 : UFFDIO_POISON_MODE.DONTWAKE);
            FaultRequest request = new FaultRequest(fd, "UFFDIO_POISON", UserfaultfdIoctls.UFFDIO_POISON, poison, Held.of(), pages.size(),
                    done -> {
                        rest(poison.range(), pages, done);
                        poison.updated(0);
                    }, poison::updated);
            PageChanges.spoil(pages, place -> request.finish());
        }
    }

    /** Has writes to pages reported from now on; they are registered for that. */
    public void protect(MappedPages pages) throws ErrnoException {
        writeProtect(pages, UFFDIO_WRITEPROTECT_MODE.WP);
    }

    /** Allows writes to pages, which are reported no longer. */
    public void unprotect(MappedPages pages) throws ErrnoException {
        writeProtect(pages, waking ? 0 : UFFDIO_WRITEPROTECT_MODE.DONTWAKE);
    }

    /** Wakes who waits for pages, to look again. */
    public void wake(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioRange range = UffdioRange.allocate(scratch);
            rest(range, pages, 0);
            UserfaultfdCalls.uffdioWake(fd, range);
        }
    }

    private void writeProtect(MappedPages pages, long mode) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioWriteprotect request = UffdioWriteprotect.allocate(scratch).mode(mode);
            rest(request.range(), pages, 0);
            UserfaultfdCalls.uffdioWriteprotect(fd, request);
        }
    }

    private static void rest(UffdioRange range, MappedPages pages, long done) {
        range.start(pages.address() + done).len(pages.size() - done);
    }

    private static void requireSize(MappedPages pages, long size) {
        if (size != pages.size()) throw new IllegalArgumentException(size + " bytes do not fill " + pages.size());
    }
}
