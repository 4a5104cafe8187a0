package dev.jsyscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that a system call put at some address. */
public final class KernelMemory {
    private KernelMemory() {}

    /**
     * The memory as a segment that ends with an arena. The caller answers for it: the memory is there, can be read and written as the
     * segment will be, and stays until the arena is closed; otherwise an access ends the program.
     *
     * @param address where the memory begins
     * @param bytes how much there is
     */
    @SuppressWarnings("restricted")
    public static MemorySegment segment(long address, long bytes, Arena arena) {
        return MemorySegment.ofAddress(address).reinterpret(bytes, arena, null);
    }
}
