package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.file.CLOSE_RANGE;
import dev.jsyscall.linux.abi.file.FileCalls;

/**
 * All descriptors whose numbers lie in a range, whoever opened them.
 *
 * @param first the lowest number, 0 or more
 * @param last the highest number; {@link Integer#MAX_VALUE} for all from the first on
 * @see <a href="https://man7.org/linux/man-pages/man2/close_range.2.html">close_range(2)</a>
 */
public record DescriptorRange(int first, int last) {
    /** Checks that it is one. */
    public DescriptorRange {
        if (first < 0 || last < first) throw new IllegalArgumentException("not a range of descriptors: " + first + " to " + last);
    }

    /** All from a number on. */
    public static DescriptorRange from(int first) {
        return new DescriptorRange(first, Integer.MAX_VALUE);
    }

    /**
     * Sees to it that no program that is started inherits any of them, since Linux 5.11. The JVM's own are closed on exec anyway.
     *
     * @throws ErrnoException as close_range(2)
     */
    public void cloexec() throws ErrnoException {
        FileCalls.closeRange(first, last, CLOSE_RANGE.CLOEXEC);
    }

    /**
     * Closes them, since Linux 5.9. Objects that stand on them notice nothing, and the JVM does not survive the loss of its own: this is for
     * ranges that one has filled oneself.
     *
     * @throws ErrnoException as close_range(2)
     */
    public void close() throws ErrnoException {
        FileCalls.closeRange(first, last, 0);
    }
}
