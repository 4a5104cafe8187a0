package dev.jsyscall;

import java.time.Duration;
import java.time.Instant;

/** A record like C's {@code timeval}. */
public interface MicroTimed extends Timed {
    /** Whole seconds. */
    long sec();

    /** Microseconds on top of them. */
    long usec();

    /** Sets the whole seconds. */
    MicroTimed sec(long value);

    /** Sets the microseconds on top of them. */
    MicroTimed usec(long value);

    /**
     * Sets it to a length, exactly. A negative one has negative seconds and microseconds from 0 up, as the kernel wants it.
     *
     * @throws IllegalArgumentException if it is not in whole microseconds ({@link Duration#truncatedTo} makes it so), or if the record
     *     has no room for so many seconds
     */
    default void set(Duration time) {
        long micros = micros(time.getNano(), time);
        sec(time.getSeconds());
        usec(micros);
    }

    /**
     * Sets it to a point in time, exactly, counted from 1970-01-01T00:00Z.
     *
     * @throws IllegalArgumentException if it is not in whole microseconds ({@link Instant#truncatedTo} makes it so), or if the record
     *     has no room for so many seconds
     */
    default void set(Instant time) {
        long micros = micros(time.getNano(), time);
        sec(time.getEpochSecond());
        usec(micros);
    }

    @Override
    default long seconds() {
        return sec();
    }

    @Override
    default long nanoseconds() {
        return usec() * 1000;
    }

    private static long micros(int nanos, Object time) {
        if (nanos % 1000 != 0) {
            throw new IllegalArgumentException(time + " is not in whole microseconds; truncatedTo(ChronoUnit.MICROS) makes it so");
        }
        return nanos / 1000;
    }
}
