package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.linux.abi.time.TimeCalls;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.Arena;
import java.time.Duration;

/** The point on a clock at which waiting ends: however often the wait is begun again, it stays the same. */
final class Deadline {
    /** Long past: for who does not want to wait. */
    static final Timespec PAST = Timespec.allocate(Arena.global());

    private static final long SECOND_NANOS = 1_000_000_000;

    /** A thread waits once at a time. One for each call would be allocated wherever the compiler does not see the whole of that. */
    private static final ThreadLocal<Timespec> OWN = ThreadLocal.withInitial(() -> Timespec.allocate(Arena.ofAuto()));

    private Deadline() {}

    /**
     * So long from now, in memory that is the thread's until its next deadline. A negative time is none, and one that is too long for the
     * clock lasts as long as the clock can tell.
     */
    static Timespec after(int clock, Duration timeout) throws ErrnoException {
        Timespec time = OWN.get();
        TimeCalls.clockGettime(clock, time);
        if (timeout.isNegative()) return time;
        long nanos = time.nsec() + timeout.getNano();
        long seconds = time.sec() + nanos / SECOND_NANOS + timeout.getSeconds();
        return time.sec(seconds < 0 ? Long.MAX_VALUE : seconds).nsec(nanos % SECOND_NANOS);
    }
}
