package dev.jsyscall.linux.watch;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.event.Readiness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Records of any length that the kernel queues on a descriptor, which does not block, read many at a time. */
final class EventQueue {
    private static final int BYTES = 16 * 1024;
    private static final int ALIGN = 8;

    private final Fd fd;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BYTES, ALIGN);
    private long filled;
    private long position;

    EventQueue(Fd fd) {
        this.fd = fd;
    }

    /** What was read and not yet taken, beginning with a record. */
    MemorySegment rest() {
        return buffer.asSlice(position, filled - position);
    }

    /** Whether nothing is left of what was read. */
    boolean isEmpty() {
        return position == filled;
    }

    /** Takes a record of so many bytes from {@link #rest}. */
    void take(long bytes) {
        position += bytes;
    }

    /**
     * Sees to it that there is a record.
     *
     * @param timeout how long to wait for one, or null for as long as it takes
     * @return false if there is none
     */
    boolean fill(@Nullable Duration timeout) throws ErrnoException {
        if (!isEmpty()) return true;
        long start = System.nanoTime();
        while (true) {
            long result = FileCalls.tryRead(fd, buffer);
            if (result > 0) {
                position = 0;
                filled = result;
                return true;
            }
            if (result != -E.AGAIN && result != -E.INTR) throw fd.failure(result, "read", fd, buffer, BYTES);
            Duration left = timeout == null ? null : timeout.minusNanos(System.nanoTime() - start);
            if (left != null && !left.isPositive()) return false;
            if (left == null) Readiness.await(fd);
            else Readiness.await(fd, left);
        }
    }
}
