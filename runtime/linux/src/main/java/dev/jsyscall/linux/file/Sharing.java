package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fs.FileCloneRange;
import dev.jsyscall.linux.abi.fs.FileDedupeRange;
import dev.jsyscall.linux.abi.fs.FileDedupeRangeInfo;
import dev.jsyscall.linux.abi.fs.FsCalls;

/**
 * Files that share blocks until one of them is written: on Btrfs, XFS, bcachefs and others that copy on write.
 *
 * <p>Errors of all methods: {@code EOPNOTSUPP} where the file system cannot, {@code EXDEV} between two, {@code EINVAL} if places or lengths
 * are not of whole blocks.
 */
public final class Sharing {
    private Sharing() {}

    /**
     * Makes a file share all the blocks of another.
     *
     * @throws ErrnoException as FICLONE(2const)
     * @see <a href="https://man7.org/linux/man-pages/man2/FICLONE.2const.html">FICLONE(2const)</a>
     */
    public static void clone(HasFd from, HasFd to) throws ErrnoException {
        FsCalls.ficlone(to.fd(), from.fd());
    }

    /**
     * Makes a part of a file share the blocks of a part of another, or of itself.
     *
     * @param count how many bytes, 0 up to the end
     * @throws ErrnoException as FICLONERANGE(2const)
     * @see <a href="https://man7.org/linux/man-pages/man2/FICLONE.2const.html">FICLONERANGE(2const)</a>
     */
    public static void clone(Place from, Place to, long count) throws ErrnoException {
        Fd source = from.fd();
        int number = source.enter();
        try (Scratch scratch = Scratch.open()) {
            FsCalls.ficlonerange(to.fd(), FileCloneRange.allocate(scratch)
                    .src_fd(number).src_offset(from.offset()).src_length(count).dest_offset(to.offset()));
        } finally {
            source.exit();
        }
    }

    /**
     * Lets two parts that have the same content share blocks. May block.
     *
     * @return how many bytes share blocks now; 0 if the content differs
     * @throws ErrnoException as FIDEDUPERANGE(2const)
     * @see <a href="https://man7.org/linux/man-pages/man2/FIDEDUPERANGE.2const.html">FIDEDUPERANGE(2const)</a>
     */
    public static long dedupe(Place from, Place to, long count) throws ErrnoException {
        Fd target = to.fd();
        int number = target.enter();
        try (Scratch scratch = Scratch.open()) {
            FileDedupeRange range = FileDedupeRange.allocate(scratch, FileDedupeRangeInfo.SIZE)
                    .src_offset(from.offset()).src_length(count).dest_count(1);
            FileDedupeRangeInfo answer = range.info(0).dest_fd(number).dest_offset(to.offset());
            FsCalls.fideduperange(from.fd(), range);
            if (answer.status() < 0) throw target.failure(answer.status(), "FIDEDUPERANGE", from.fd(), range);
            return answer.status() == 0 ? answer.bytes_deduped() : 0;
        } finally {
            target.exit();
        }
    }
}
