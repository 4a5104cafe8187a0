package dev.jsyscall.linux.process;

/**
 * How much of something a process may use. Numbers in the record have no sign, as the kernel has them; {@link #INFINITY} is no limit.
 *
 * @param soft what is enforced
 * @param hard how far the process may raise what is enforced
 * @see Limits
 */
public record Limit(long soft, long hard) {
    /** No limit. */
    public static final long INFINITY = -1;

    /** No limit, neither soft nor hard. */
    public static final Limit NONE = new Limit(INFINITY, INFINITY);

    /**
     * A limit.
     *
     * @throws IllegalArgumentException if what is enforced is more than what may be
     */
    public Limit {
        if (Long.compareUnsigned(soft, hard) > 0) {
            throw new IllegalArgumentException("a soft limit is at most the hard one: " + text(soft) + " > " + text(hard));
        }
    }

    /**
     * The same for soft and hard.
     *
     * @throws IllegalArgumentException if it is negative, and not {@link #INFINITY}
     */
    public static Limit of(long both) {
        return new Limit(check(both), both);
    }

    /** The same with another soft limit. */
    public Limit withSoft(long value) {
        return new Limit(check(value), hard);
    }

    /** The same with another hard limit. */
    public Limit withHard(long value) {
        return new Limit(soft, check(value));
    }

    private static long check(long value) {
        if (value < INFINITY) throw new IllegalArgumentException("a limit is not negative, or Limit.INFINITY: " + value);
        return value;
    }

    /** Whether nothing is enforced. */
    public boolean isUnlimited() {
        return soft == INFINITY;
    }

    /** {@code {soft=1024, hard=infinity}}. */
    @Override
    public String toString() {
        return "{soft=" + text(soft) + ", hard=" + text(hard) + "}";
    }

    private static String text(long value) {
        return value == INFINITY ? "infinity" : Long.toUnsignedString(value);
    }
}
