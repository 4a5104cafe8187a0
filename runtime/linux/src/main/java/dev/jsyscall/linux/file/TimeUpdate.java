package dev.jsyscall.linux.file;

import dev.jsyscall.Scratch;
import dev.jsyscall.StructText;
import dev.jsyscall.linux.abi.file.UTIME;
import dev.jsyscall.linux.abi.time.Timespec;
import java.lang.foreign.MemorySegment;
import java.time.Instant;

/**
 * What becomes of one of a file's times.
 *
 * @param seconds since 1970
 * @param nanoseconds 0 to 999,999,999, or one of {@link UTIME}
 * @see <a href="https://man7.org/linux/man-pages/man2/utimensat.2.html">utimensat(2)</a>
 */
public record TimeUpdate(long seconds, long nanoseconds) {
    /** It becomes the time of the call. */
    public static final TimeUpdate NOW = new TimeUpdate(0, UTIME.NOW);
    /** It stays. */
    public static final TimeUpdate OMIT = new TimeUpdate(0, UTIME.OMIT);

    /** It becomes a certain time; file systems cut off what they cannot keep. */
    public static TimeUpdate to(Instant time) {
        return new TimeUpdate(time.getEpochSecond(), time.getNano());
    }

    /** Both times as the kernel takes them. */
    static MemorySegment pair(Scratch scratch, TimeUpdate accessed, TimeUpdate modified) {
        MemorySegment times = Timespec.array(scratch, 2);
        Timespec.at(times, 0).sec(accessed.seconds).nsec(accessed.nanoseconds);
        Timespec.at(times, 1).sec(modified.seconds).nsec(modified.nanoseconds);
        return times;
    }

    /** As strace would print it: {@code UTIME_NOW}, {@code UTIME_OMIT} or {@code {tv_sec=5, tv_nsec=0}}. */
    @Override
    public String toString() {
        if (nanoseconds == UTIME.NOW) return "UTIME_NOW";
        if (nanoseconds == UTIME.OMIT) return "UTIME_OMIT";
        return new StructText().add("tv_sec", seconds).add("tv_nsec", nanoseconds).toString();
    }
}
