package dev.jsyscall;

/** A record like C's {@code timespec}. */
public interface NanoTimed extends Timed {
    /** Whole seconds. */
    long sec();

    /** Nanoseconds on top of them. */
    long nsec();

    @Override
    default long seconds() {
        return sec();
    }

    @Override
    default long nanoseconds() {
        return nsec();
    }
}
