package dev.jsyscall;

import java.time.Duration;
import java.time.Instant;

/** A record that holds a time as seconds and nanoseconds. */
public interface Timed {
    /** Whole seconds, negative before the start of what is counted from. */
    long seconds();

    /** What comes on top of the seconds, 0 to 999,999,999 nanoseconds. */
    long nanoseconds();

    /** The time as a length. */
    default Duration toDuration() {
        return Duration.ofSeconds(seconds(), nanoseconds());
    }

    /** The time as a point, for a clock that counts from 1970-01-01T00:00Z. */
    default Instant toInstant() {
        return Instant.ofEpochSecond(seconds(), nanoseconds());
    }
}
