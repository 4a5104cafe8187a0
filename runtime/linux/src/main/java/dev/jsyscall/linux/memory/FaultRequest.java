package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Held;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Struct;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.raw.Numbers;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A request of userfaultfd(2) about pages, of which the kernel may do the first ones only.
 *
 * @param fd whom to ask
 * @param call the request's name
 * @param command its number
 * @param record its argument
 * @param held what the argument has the address of
 * @param size how many bytes the pages have
 * @param from prepares the argument for what is left after so many bytes
 * @param progress how many bytes were done, as the argument says
 */
record FaultRequest(OwnedFd fd, String call, int command, Struct record, Held held, long size, LongConsumer from, LongSupplier progress) {
    private static final Syscall IOCTL = Syscall.of("ioctl", Numbers.of("ioctl"));

    /** Makes it once; the result is how many bytes were done, or a negative errno. */
    long begin() throws ErrnoException {
        return make(0);
    }

    /** Makes it for all of the pages. */
    void finish() throws ErrnoException {
        long done = 0;
        while (done < size) {
            long bytes = make(done);
            if (bytes < 0) throw fd.failure(bytes, call, fd, record);
            done += bytes;
        }
    }

    private long make(long done) throws ErrnoException {
        from.accept(done);
        int number = fd.enter();
        try {
            long result = IOCTL.callHolding(held, number, Integer.toUnsignedLong(command), record.segment().address(), 0, 0, 0);
            if (!Syscall.isError(result)) return size - done;
            long bytes = progress.getAsLong();
            return bytes > 0 ? bytes : result;
        } finally {
            fd.exit();
        }
    }
}
