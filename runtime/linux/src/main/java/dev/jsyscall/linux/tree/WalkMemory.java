package dev.jsyscall.linux.tree;

import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of native memory for walks, kept for the next when a walk ends: the garbage collector would free them too late, since all that it
 * sees of them is small.
 */
final class WalkMemory {
    /** Room for some hundred entries: as much as the C library takes. */
    static final int BYTES = 32 * 1024;

    private static final int KEPT = 64;
    private static final AtomicReferenceArray<@Nullable MemorySegment> FREE = new AtomicReferenceArray<>(KEPT);

    private WalkMemory() {}

    /** Memory of {@link #BYTES}, with anything in it. */
    static MemorySegment take() {
        for (int i = 0; i < KEPT; i++) {
            if (FREE.getPlain(i) == null) continue;
            MemorySegment memory = FREE.getAndSet(i, null);
            if (memory != null) return memory;
        }
        return allocate(BYTES);
    }

    /** Memory of any size, which is not given back. */
    static MemorySegment allocate(long bytes) {
        return Arena.ofAuto().allocate(bytes, LinuxDirent64.ALIGN);
    }

    /** Gives back what {@link #take} gave and nobody uses any more. */
    static void give(MemorySegment memory) {
        for (int i = 0; i < KEPT; i++) {
            if (FREE.getPlain(i) == null && FREE.compareAndSet(i, null, memory)) return;
        }
    }
}
