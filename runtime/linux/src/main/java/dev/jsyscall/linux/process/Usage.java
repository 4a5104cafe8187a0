package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.MicroTimed;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.resource.RUSAGE;
import dev.jsyscall.linux.abi.resource.ResourceCalls;
import dev.jsyscall.linux.abi.resource.Rusage;
import java.time.Duration;

/**
 * What a process or a thread has used.
 *
 * @param user processor time in its own code
 * @param system processor time in the kernel
 * @param peakBytes the most memory that it ever had; for children, that the largest of them had
 * @param minorFaults page faults that needed no reading
 * @param majorFaults page faults that needed reading from a device
 * @param blocksRead units of 512 bytes read from devices
 * @param blocksWritten units of 512 bytes written to devices
 * @param voluntarySwitches times it gave up the processor to wait
 * @param involuntarySwitches times the processor was taken from it
 */
public record Usage(
        Duration user, Duration system, long peakBytes, long minorFaults, long majorFaults, long blocksRead, long blocksWritten,
        long voluntarySwitches, long involuntarySwitches) {
    private static final long KIB = 1024;

    /**
     * Of this process: all its threads, and those that have ended.
     *
     * @see <a href="https://man7.org/linux/man-pages/man2/getrusage.2.html">getrusage(2)</a>
     */
    public static Usage self() throws ErrnoException {
        return of(RUSAGE.SELF);
    }

    /** Of the children that have ended and were waited for, and of theirs. */
    public static Usage children() throws ErrnoException {
        return of(RUSAGE.CHILDREN);
    }

    /** Of the calling thread; of the one that carries it if it is a virtual thread. */
    public static Usage thread() throws ErrnoException {
        return of(RUSAGE.THREAD);
    }

    private static Usage of(int who) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Rusage record = Rusage.allocate(scratch);
            ResourceCalls.getrusage(who, record);
            return of(record);
        }
    }

    /** A copy of the kernel's record. */
    public static Usage of(Rusage record) {
        return new Usage(duration(record.utime()), duration(record.stime()), record.maxrss() * KIB, record.minflt(), record.majflt(),
                record.inblock(), record.oublock(), record.nvcsw(), record.nivcsw());
    }

    private static Duration duration(MicroTimed time) {
        return time.toDuration();
    }

    /** Processor time altogether. */
    public Duration total() {
        return user.plus(system);
    }
}
