package dev.jsyscall;

import dev.jsyscall.transport.HoldingShape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Memory that a system call finds by way of other memory, such as the pieces of an {@code iovec}: an address in a record keeps nothing
 * alive, so the segments themselves go with the call, one of each arena.
 *
 * @see Syscall#callHolding(Held, long, long, long, long, long, long)
 */
public final class Held {
    private final MemorySegment[] segments = new MemorySegment[HoldingShape.HELD];
    private int arenas;
    private int covered;

    private Held() {
        Arrays.fill(segments, MemorySegment.NULL);
    }

    /** Holds these segments, or the first of them if they are of more arenas than a call can hold: see {@link #covered}. */
    public static Held of(MemorySegment... memory) {
        Held held = new Held();
        while (held.covered < memory.length && held.add(memory[held.covered])) held.covered++;
        return held;
    }

    private boolean add(MemorySegment segment) {
        for (int i = 0; i < arenas; i++) {
            if (segments[i].scope().equals(segment.scope())) return true;
        }
        if (arenas == segments.length) return false;
        segments[arenas++] = segment;
        return true;
    }

    /** How many of the segments it was made of are held. */
    public int covered() {
        return covered;
    }

    /** One of them, or NULL. */
    MemorySegment get(int index) {
        return segments[index];
    }
}
