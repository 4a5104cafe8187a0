package dev.jsyscall.linux.memory;

import dev.jsyscall.linux.abi.mman.PROT;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the {@link Backstop} knows of a mapping, in words that machine code reads.
 *
 * <p>It belongs to the mapping until its segments have ended: nobody can be in the middle of an access then, nor in the handler for one,
 * so that it may become another mapping's. A handler that is passing by for a third mapping's sake may see it change, and sees that by
 * the generation, of which there are no two alike.
 */
final class Backing {
    static final int WORDS = 6;

    private static final int GENERATION = 0;
    private static final int NEXT = 1;
    private static final int START = 2;
    private static final int SIZE = 3;
    private static final int PROTECTION = 4;
    private static final int FAULT = 5;

    private static final int MAPPABLE = PROT.READ | PROT.WRITE;
    private static final long NONE = 0;

    /** Odd, so that none is 0 where a word has but half of it. */
    private static final AtomicLong GENERATIONS = new AtomicLong(1);

    private final SharedWords words = new SharedWords(WORDS);

    /** The address at which machine code finds it. */
    long address() {
        return words.address();
    }

    /** Says which one follows, before it is listed itself. */
    void follow(long next) {
        words.set(NEXT, next);
    }

    /** Says which memory it is about. */
    void describe(long start, long size, int prot) {
        words.set(START, start);
        words.set(SIZE, size);
        words.set(PROTECTION, prot & MAPPABLE);
        words.set(FAULT, NONE);
    }

    /** From now on the handler cares for this memory. */
    void begin() {
        words.set(GENERATION, GENERATIONS.addAndGet(2));
    }

    /** From now on a handler that begins does not. */
    void end() {
        words.set(GENERATION, NONE);
    }

    /** How far into the memory nothing was found first, or -1 if that was not the case. */
    long fault() {
        long fault = words.get(FAULT);
        return fault == NONE ? -1 : fault - words.get(START);
    }
}
