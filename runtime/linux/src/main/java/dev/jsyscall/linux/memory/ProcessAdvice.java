package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.abi.mman.MADV;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Advice about the memory of another process, such as that it is not used for a while. For one's own, see {@link Mapping#madvise}. */
public final class ProcessAdvice {
    private ProcessAdvice() {}

    /**
     * Gives advice.
     *
     * @param process a process's descriptor
     * @param advice one of {@link MADV}, of those that destroy nothing
     * @param ranges of that process's memory, at most 1024
     * @return how many bytes were advised on; fewer than there are if a range failed
     * @throws ErrnoException EPERM without the right to trace the process, ESRCH if it is gone, EINVAL if the advice is not for others
     * @see <a href="https://man7.org/linux/man-pages/man2/process_madvise.2.html">process_madvise(2)</a>
     */
    public static long give(HasFd process, int advice, List<MemoryRange> ranges) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment vector = Iovec.array(scratch, ranges.size());
            for (int i = 0; i < ranges.size(); i++) {
                MemoryRange range = ranges.get(i);
                Iovec.at(vector, i).base(range.address()).len(range.size());
            }
            return MmanCalls.processMadvise(process.fd(), vector, advice);
        }
    }

    /** {@link #give(HasFd, int, List)} with a word of {@link MADV}: {@code "cold"}. */
    public static long give(HasFd process, String advice, List<MemoryRange> ranges) throws ErrnoException {
        return give(process, MADV.parse(advice), ranges);
    }
}
