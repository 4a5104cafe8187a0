package dev.jsyscall;

/** A record with a time whose nanoseconds have 32 bits, like {@code statx_timestamp}. */
public interface NanoTimed32 extends Timed {
    /** Whole seconds. */
    long sec();

    /** Nanoseconds on top of them. */
    int nsec();

    @Override
    default long seconds() {
        return sec();
    }

    @Override
    default long nanoseconds() {
        return nsec();
    }
}
