package dev.jsyscall;

/** A record like C's {@code timeval}. */
public interface MicroTimed extends Timed {
    /** Whole seconds. */
    long sec();

    /** Microseconds on top of them. */
    long usec();

    @Override
    default long seconds() {
        return sec();
    }

    @Override
    default long nanoseconds() {
        return usec() * 1000;
    }
}
