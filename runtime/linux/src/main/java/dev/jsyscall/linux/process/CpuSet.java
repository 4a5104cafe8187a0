package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Quote;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.BitSet;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Some of a machine's processors, by number; any number of them. Text is as the kernel writes it: {@code 0-3,8}.
 *
 * <p>Immutable.
 */
public final class CpuSet {
    /** More than any kernel can be built for. */
    private static final int MOST = 1 << 16;

    private static final int WORD_BYTES = Platform.is64Bit() ? Long.BYTES : Integer.BYTES;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private final BitSet cpus;

    private CpuSet(BitSet cpus) {
        this.cpus = cpus;
    }

    /** These processors. */
    public static CpuSet of(int... cpus) {
        BitSet set = new BitSet();
        for (int cpu : cpus) set.set(checked(cpu));
        return new CpuSet(set);
    }

    /**
     * The processors of a list: numbers and ranges with commas between them, or nothing.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static CpuSet parse(String list) {
        BitSet set = new BitSet();
        if (list.isBlank()) return new CpuSet(set);
        for (String part : list.strip().split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) throw new IllegalArgumentException("processors are listed like 0-3,8 and not " + Quote.string(list));
            int first = checked(Integer.parseInt(range.group(1)));
            int last = range.group(2) == null ? first : checked(Integer.parseInt(range.group(2)));
            if (last < first) throw new IllegalArgumentException("a range of processors goes up, unlike " + part.strip());
            set.set(first, last + 1);
        }
        return new CpuSet(set);
    }

    /** The processors whose bits are set in a mask of the kernel's, an array of C longs. */
    static CpuSet of(MemorySegment mask) {
        BitSet set = new BitSet();
        for (long at = 0; at + WORD_BYTES <= mask.byteSize(); at += WORD_BYTES) {
            long word = Access.unsignedWord(mask, at);
            for (int bit = 0; bit < WORD_BYTES * Byte.SIZE; bit++) {
                if ((word >>> bit & 1) != 0) set.set((int) at * Byte.SIZE + bit);
            }
        }
        return new CpuSet(set);
    }

    /** The set as the kernel takes it, an array of C longs. */
    MemorySegment allocate(SegmentAllocator allocator) {
        int wordBits = WORD_BYTES * Byte.SIZE;
        int words = Math.max(1, (cpus.length() + wordBits - 1) / wordBits);
        MemorySegment mask = allocator.allocate((long) words * WORD_BYTES, WORD_BYTES).fill((byte) 0);
        cpus.stream().forEach(cpu -> {
            long at = (long) cpu / wordBits * WORD_BYTES;
            Access.setWord(mask, at, Access.unsignedWord(mask, at) | 1L << cpu % wordBits);
        });
        return mask;
    }

    private static int checked(int cpu) {
        if (cpu >= 0 && cpu < MOST) return cpu;
        throw new IllegalArgumentException("a processor's number is 0 to " + (MOST - 1) + ", not " + cpu);
    }

    /** Whether a processor is among them. */
    public boolean contains(int cpu) {
        return cpu >= 0 && cpus.get(cpu);
    }

    /** How many they are. */
    public int size() {
        return cpus.cardinality();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    /** Their numbers, upwards. */
    public IntStream stream() {
        return cpus.stream();
    }

    /** These and those. */
    public CpuSet or(CpuSet other) {
        BitSet set = (BitSet) cpus.clone();
        set.or(other.cpus);
        return new CpuSet(set);
    }

    /** What is in both. */
    public CpuSet and(CpuSet other) {
        BitSet set = (BitSet) cpus.clone();
        set.and(other.cpus);
        return new CpuSet(set);
    }

    /** These without those. */
    public CpuSet without(CpuSet other) {
        BitSet set = (BitSet) cpus.clone();
        set.andNot(other.cpus);
        return new CpuSet(set);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && cpus.equals(set.cpus);
    }

    @Override
    public int hashCode() {
        return cpus.hashCode();
    }

    /** {@code 0-3,8}. */
    @Override
    public String toString() {
        StringJoiner list = new StringJoiner(",");
        for (int first = cpus.nextSetBit(0); first >= 0; ) {
            int end = cpus.nextClearBit(first);
            list.add(end == first + 1 ? Integer.toString(first) : first + "-" + (end - 1));
            first = cpus.nextSetBit(end);
        }
        return list.toString();
    }
}
