package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A list of system calls in memory, as the machine code for {@code spawn} reads it; the manual of the specs describes an entry.
 *
 * <p>Every entry is made with {@link #put} before the list runs. Then the memory tells what each call returned, or that it never ran.
 */
final class CallList {
    /** What stands where a result will: no call returns it. */
    static final long NOT_RUN = -4095;

    /** A limit that lets every result but an error through. */
    static final long UNLESS_ERROR = -4095;
    /** A limit that lets only 0 through. */
    static final long UNLESS_ZERO = 1;
    /** A limit that lets nothing through. */
    static final long ALWAYS = 0;

    /** In place of the index of an entry: the code returns. */
    static final int RETURN = -1;

    private static final int WORD = Platform.is64Bit() ? 8 : 4;
    private static final int ENTRY = 9 * WORD;
    private static final int LIMIT = 6 * WORD;
    private static final int OTHER = 7 * WORD;
    private static final int RESULT = 8 * WORD;

    private final MemorySegment memory;
    private final int count;

    CallList(Arena arena, int count) {
        this.count = count;
        this.memory = arena.allocate((long) count * (ENTRY + WORD), Long.BYTES);
    }

    /** Sets an entry, whose result goes to a place of its own. */
    void put(int index, int number, long limit, int other, long... words) {
        long start = start(index);
        Access.putWord(memory, start, number);
        for (int i = 0; i < words.length; i++) argument(index, i, words[i]);
        Access.putWord(memory, start + LIMIT, limit);
        Access.setWord(memory, start + OTHER, other == RETURN ? 0 : memory.address() + start(other));
        resultTo(index, (long) count * ENTRY + (long) index * WORD);
    }

    /** Lets the result of an entry become an argument of another, which is set already. */
    void pass(int from, int to, int argument) {
        resultTo(from, start(to) + (long) (argument + 1) * WORD);
    }

    private void resultTo(int index, long offset) {
        Access.setWord(memory, start(index) + RESULT, memory.address() + offset);
        Access.putWord(memory, offset, NOT_RUN);
    }

    private void argument(int index, int argument, long value) {
        Access.setWord(memory, start(index) + (long) (argument + 1) * WORD, value);
    }

    /** What the call returned, or {@link #NOT_RUN}. */
    long result(int index) {
        return Access.word(memory, Access.unsignedWord(memory, start(index) + RESULT) - memory.address());
    }

    /** Runs the list from its first entry. */
    void run(MemorySegment code) {
        new Syscall("spawn", 0, code).call(memory);
    }

    /** The list and its results: all that the calls change. */
    MemorySegment memory() {
        return memory;
    }

    private static long start(int index) {
        return (long) index * ENTRY;
    }
}
