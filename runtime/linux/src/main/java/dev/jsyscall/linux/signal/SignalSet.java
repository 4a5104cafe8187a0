package dev.jsyscall.linux.signal;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.signal.SIG;
import dev.jsyscall.linux.abi.signal.Sigset;
import java.lang.foreign.SegmentAllocator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A set of signals, immutable: {@code SignalSet.of("usr1, winch")}.
 *
 * <p>Names are those of {@link SignalName}: {@code usr1}, {@code SIGUSR1}, {@code rt_5}, {@code 34}.
 *
 * @param low signals 1 to 64, signal n in bit n - 1
 * @param high signals 65 to 128, which only MIPS has
 */
public record SignalSet(long low, long high) {
    private static final SignalSet EMPTY = new SignalSet(0, 0);
    private static final SignalSet FULL = new SignalSet(-1, SIG.RTMAX > Long.SIZE ? -1 : 0);

    /** No signal. */
    public static SignalSet empty() {
        return EMPTY;
    }

    /** All signals that the architecture has. */
    public static SignalSet full() {
        return FULL;
    }

    /** The signals with these names, separated by commas or blanks. */
    public static SignalSet of(String names) {
        SignalSet set = EMPTY;
        for (String name : names.strip().split("[,\\s]+", -1)) {
            if (!name.isEmpty()) set = set.with(SignalName.parse(name));
        }
        return set;
    }

    /** The signals with these numbers, constants of {@link SIG}. */
    public static SignalSet of(int... signals) {
        SignalSet set = EMPTY;
        for (int signal : signals) set = set.with(signal);
        return set;
    }

    /** The set in a record of the kernel. */
    public static SignalSet of(Sigset record) {
        long low = 0;
        long high = 0;
        int width = wordBits();
        for (int i = 0; i < record.sigCount(); i++) {
            long word = width == Long.SIZE ? record.sig(i) : record.sig(i) & 0xffff_ffffL;
            int shift = i * width;
            if (shift < Long.SIZE) low |= word << shift;
            else high |= word << shift - Long.SIZE;
        }
        return new SignalSet(low, high);
    }

    /** A new record of the kernel that holds this set. */
    public Sigset toSigset(SegmentAllocator allocator) {
        Sigset record = Sigset.allocate(allocator);
        int width = wordBits();
        for (int i = 0; i < record.sigCount(); i++) {
            int shift = i * width;
            long word = shift < Long.SIZE ? low >>> shift : high >>> shift - Long.SIZE;
            record.sig(i, width == Long.SIZE ? word : word & 0xffff_ffffL);
        }
        return record;
    }

    private static int wordBits() {
        return Platform.is64Bit() ? Long.SIZE : Integer.SIZE;
    }

    /** Whether a signal is in it. */
    public boolean contains(int signal) {
        int bit = SignalName.check(signal) - 1;
        return ((bit < Long.SIZE ? low >>> bit : high >>> bit - Long.SIZE) & 1) != 0;
    }

    /** Whether a signal is in it, by name. */
    public boolean contains(String signal) {
        return contains(SignalName.parse(signal));
    }

    /** Whether all of {@code other} is in it. */
    public boolean containsAll(SignalSet other) {
        return other.minus(this).isEmpty();
    }

    private SignalSet with(int signal) {
        int bit = SignalName.check(signal) - 1;
        return bit < Long.SIZE ? new SignalSet(low | 1L << bit, high) : new SignalSet(low, high | 1L << bit - Long.SIZE);
    }

    /** What is in one of the two. */
    public SignalSet plus(SignalSet other) {
        return new SignalSet(low | other.low, high | other.high);
    }

    /** As {@link #plus(SignalSet)}, by names. */
    public SignalSet plus(String names) {
        return plus(of(names));
    }

    /** What is in this and not in the other. */
    public SignalSet minus(SignalSet other) {
        return new SignalSet(low & ~other.low, high & ~other.high);
    }

    /** As {@link #minus(SignalSet)}, by names. */
    public SignalSet minus(String names) {
        return minus(of(names));
    }

    /** What is in both. */
    public SignalSet and(SignalSet other) {
        return new SignalSet(low & other.low, high & other.high);
    }

    /** All signals but these. */
    public SignalSet complement() {
        return FULL.minus(this);
    }

    /** Whether there is none in it. */
    public boolean isEmpty() {
        return low == 0 && high == 0;
    }

    /** How many there are. */
    public int size() {
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** The numbers, ascending. */
    public IntStream stream() {
        return IntStream.rangeClosed(1, SIG.RTMAX).filter(this::contains);
    }

    /** As strace prints it: {@code [USR1 WINCH]}, or {@code ~[KILL STOP]} where that is shorter. */
    @Override
    public String toString() {
        SignalSet rest = complement();
        return rest.size() < size() ? "~" + rest.names() : names();
    }

    private String names() {
        return stream().mapToObj(SignalName::of).collect(Collectors.joining(" ", "[", "]"));
    }
}
