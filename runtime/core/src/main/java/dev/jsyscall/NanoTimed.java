package dev.jsyscall;

import java.time.Duration;
import java.time.Instant;

/** A record like C's {@code timespec}. */
public interface NanoTimed extends Timed {
    /** Whole seconds. */
    long sec();

    /** Nanoseconds on top of them. */
    long nsec();

    /** Sets the whole seconds. */
    NanoTimed sec(long value);

    /** Sets the nanoseconds on top of them. */
    NanoTimed nsec(long value);

    /**
     * Sets it to a length, exactly. A negative one has negative seconds and nanoseconds from 0 up, as the kernel wants it.
     *
     * @throws IllegalArgumentException if the record has no room for so many seconds
     */
    default void set(Duration time) {
        sec(time.getSeconds());
        nsec(time.getNano());
    }

    /**
     * Sets it to a point in time, exactly, counted from 1970-01-01T00:00Z.
     *
     * @throws IllegalArgumentException if the record has no room for so many seconds
     */
    default void set(Instant time) {
        sec(time.getEpochSecond());
        nsec(time.getNano());
    }

    @Override
    default long seconds() {
        return sec();
    }

    @Override
    default long nanoseconds() {
        return nsec();
    }
}
