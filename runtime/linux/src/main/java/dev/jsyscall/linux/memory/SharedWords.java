package dev.jsyscall.linux.memory;

import dev.jsyscall.Platform;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** Words, as long as an address, that machine code reads and writes at any time. They stay for as long as the process lives. */
final class SharedWords {
    private static final boolean LONG = Platform.is64Bit();
    private static final int BYTES = LONG ? Long.BYTES : Integer.BYTES;
    private static final VarHandle WORD = LONG ? ValueLayout.JAVA_LONG.varHandle() : ValueLayout.JAVA_INT.varHandle();

    private final MemorySegment memory;

    SharedWords(int count) {
        memory = Arena.global().allocate((long) count * BYTES, BYTES);
    }

    long address() {
        return memory.address();
    }

    long get(int index) {
        long offset = (long) index * BYTES;
        return LONG ? (long) WORD.getVolatile(memory, offset) : Integer.toUnsignedLong((int) WORD.getVolatile(memory, offset));
    }

    /** Sets a word: whoever sees it sees all that was set before. */
    void set(int index, long value) {
        long offset = (long) index * BYTES;
        if (LONG) WORD.setVolatile(memory, offset, value);
        else WORD.setVolatile(memory, offset, (int) value);
    }
}
