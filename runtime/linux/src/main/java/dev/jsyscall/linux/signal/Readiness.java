package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.poll.POLL;
import dev.jsyscall.linux.abi.poll.PollCalls;
import dev.jsyscall.linux.abi.poll.Pollfd;
import dev.jsyscall.linux.abi.time.Timespec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits until a descriptor is readable. */
final class Readiness {
    private Readiness() {}

    /** A time to wait as what the kernel takes; {@code Duration} reaches further than any machine. */
    static @Nullable Timespec timespec(Scratch scratch, @Nullable Duration time) {
        if (time == null) return null;
        if (time.isNegative()) throw new IllegalArgumentException("a time to wait is not negative: " + time);
        return Timespec.allocate(scratch).sec(Math.min(time.getSeconds(), Integer.MAX_VALUE)).nsec(time.getNano());
    }

    /** Waits at most that long, for ever if null; begins again after EINTR with the time that is left. */
    static void await(Fd fd, @Nullable Duration time) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Timespec left = timespec(scratch, time);    // which the kernel counts down
            Pollfd poll = Pollfd.allocate(scratch);
            long result;
            do {
                int number = fd.enterBlocking();
                try {
                    result = PollCalls.tryPpoll(poll.fd(number).events(POLL.IN).revents(0).segment(), left, null);
                } finally {
                    fd.exitBlocking();
                }
            } while (result == -E.INTR);
            if (result < 0) throw fd.failure(result, "ppoll", fd);
        }
    }
}
