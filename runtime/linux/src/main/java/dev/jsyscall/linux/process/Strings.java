package dev.jsyscall.linux.process;

import dev.jsyscall.Access;
import dev.jsyscall.Platform;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/**
 * Strings as a program gets them: addresses, the last of them NULL, and the bytes behind.
 *
 * @param memory the addresses
 * @param shown what messages show in place of them
 */
record Strings(MemorySegment memory, String shown) {
    private static final int WORD = Platform.is64Bit() ? 8 : 4;

    static Strings of(List<byte[]> strings, String shown, SegmentAllocator allocator) {
        long size = (strings.size() + 1L) * WORD;
        long at = size;
        for (byte[] string : strings) size += string.length + 1L;
        MemorySegment memory = allocator.allocate(size, WORD);
        for (int i = 0; i < strings.size(); i++) {
            byte[] string = strings.get(i);
            Access.setWord(memory, (long) i * WORD, memory.address() + at);
            MemorySegment.copy(MemorySegment.ofArray(string), 0, memory, at, string.length);
            at += string.length + 1L;
        }
        return new Strings(memory, shown);
    }

    @Override
    public String toString() {
        return shown;
    }
}
