package dev.jsyscall.linux.memory;

import static java.lang.foreign.MemorySegment.NULL;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Held;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_MOVE_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UFFDIO_WRITEPROTECT_MODE;
import dev.jsyscall.linux.abi.userfaultfd.UffdioContinue;
import dev.jsyscall.linux.abi.userfaultfd.UffdioCopy;
import dev.jsyscall.linux.abi.userfaultfd.UffdioMove;
import dev.jsyscall.linux.abi.userfaultfd.UffdioRange;
import dev.jsyscall.linux.abi.userfaultfd.UffdioWriteprotect;
import dev.jsyscall.linux.abi.userfaultfd.UffdioZeropage;
import dev.jsyscall.linux.abi.userfaultfd.UserfaultfdCalls;
import dev.jsyscall.linux.abi.userfaultfd.UserfaultfdIoctls;
import dev.jsyscall.linux.raw.Numbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * What a program that handles {@link PageFaults} does with registered pages. Each wakes those who wait for the pages. A page that is there
 * already is an error, EEXIST: somebody else was quicker, and the page is good.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ioctl_userfaultfd.2.html">ioctl_userfaultfd(2)</a>
 */
public final class FaultHandling {
    private static final Syscall IOCTL = Syscall.of("ioctl", Numbers.of("ioctl"));

    private final OwnedFd fd;

    FaultHandling(OwnedFd fd) {
        this.fd = fd;
    }

    /**
     * Fills missing pages with bytes.
     *
     * @param pages whole pages
     * @param source as many bytes; native memory must not be registered itself
     * @throws ErrnoException EEXIST if one is there already
     */
    public void copy(MappedPages pages, MemorySegment source) throws ErrnoException {
        if (source.byteSize() != pages.size()) {
            throw new IllegalArgumentException(source.byteSize() + " bytes do not fill " + pages.size());
        }
        try (Scratch scratch = Scratch.open()) {
            MemorySegment memory = scratch.in(source);
            Held held = Held.of(memory);
            UffdioCopy request = UffdioCopy.allocate(scratch);
            long done = 0;
            while (done < pages.size()) {
                request.dst(pages.address() + done).src(memory.address() + done).len(pages.size() - done).copy(0);
                done += finish(() -> copy(held, request), request::copy);
            }
        }
    }

    /** The request has the source's address, which keeps nothing alive. */
    private void copy(Held source, UffdioCopy request) throws ErrnoException {
        int number = fd.enter();
        try {
            MemorySegment command = MemorySegment.ofAddress(Integer.toUnsignedLong(UserfaultfdIoctls.UFFDIO_COPY));
            long result = IOCTL.call(source, MemorySegment.ofAddress(number), command, request.segment(), NULL, NULL, NULL);
            if (Syscall.isError(result)) throw fd.failure(result, "UFFDIO_COPY", fd, request);
        } finally {
            fd.exit();
        }
    }

    /**
     * Fills missing pages with zeros.
     *
     * @throws ErrnoException EEXIST if one is there already
     */
    public void zero(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioZeropage request = UffdioZeropage.allocate(scratch);
            long done = 0;
            while (done < pages.size()) {
                request.range().start(pages.address() + done).len(pages.size() - done);
                request.zeropage(0);
                done += finish(() -> UserfaultfdCalls.uffdioZeropage(fd, request), request::zeropage);
            }
        }
    }

    /** Maps pages that are in their file, after a minor fault. */
    public void resume(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioContinue request = UffdioContinue.allocate(scratch);
            long done = 0;
            while (done < pages.size()) {
                request.range().start(pages.address() + done).len(pages.size() - done);
                request.mapped(0);
                done += finish(() -> UserfaultfdCalls.uffdioContinue(fd, request), request::mapped);
            }
        }
    }

    /**
     * Moves pages of another private mapping into missing ones, without a copy; there they are missing then.
     *
     * @throws ErrnoException EINVAL before Linux 6.8
     */
    public void move(MappedPages pages, MappedPages source) throws ErrnoException {
        if (source.size() != pages.size()) throw new IllegalArgumentException(source.size() + " bytes do not fill " + pages.size());
        try (Scratch scratch = Scratch.open()) {
            UffdioMove request = UffdioMove.allocate(scratch).mode(UFFDIO_MOVE_MODE.ALLOW_SRC_HOLES);
            long done = 0;
            while (done < pages.size()) {
                request.dst(pages.address() + done).src(source.address() + done).len(pages.size() - done).move(0);
                done += finish(() -> UserfaultfdCalls.uffdioMove(fd, request), request::move);
            }
        }
    }

    /** Has writes to pages reported from now on; they are registered for that. */
    public void protect(MappedPages pages) throws ErrnoException {
        writeProtect(pages, UFFDIO_WRITEPROTECT_MODE.WP);
    }

    /** Allows writes to pages, which are reported no longer. */
    public void unprotect(MappedPages pages) throws ErrnoException {
        writeProtect(pages, 0);
    }

    /** Wakes who waits for pages, to look again. */
    public void wake(MappedPages pages) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UserfaultfdCalls.uffdioWake(fd, range(scratch, pages));
        }
    }

    private void writeProtect(MappedPages pages, long mode) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            UffdioWriteprotect request = UffdioWriteprotect.allocate(scratch).mode(mode);
            request.range().start(pages.address()).len(pages.size());
            UserfaultfdCalls.uffdioWriteprotect(fd, request);
        }
    }

    static UffdioRange range(SegmentAllocator allocator, MappedPages pages) {
        return UffdioRange.allocate(allocator).start(pages.address()).len(pages.size());
    }

    private interface Request {
        void make() throws ErrnoException;
    }

    private interface Progress {
        long bytes();
    }

    /** Makes a request, of which the kernel may do a part and say EAGAIN. */
    private static long finish(Request request, Progress progress) throws ErrnoException {
        try {
            request.make();
        } catch (ErrnoException e) {
            if (!e.is(E.AGAIN)) throw e;
        }
        return Math.max(progress.bytes(), 0);
    }
}
