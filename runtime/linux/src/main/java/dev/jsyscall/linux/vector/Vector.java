package dev.jsyscall.linux.vector;

import dev.jsyscall.Held;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.Iovec;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * Pieces of native memory as the kernel takes them, an array of {@code iovec}, and what keeps them alive during {@link VectorCalls}.
 *
 * <p>Of pieces of very many arenas it has the first ones, as many as a call can hold: the call is short then, as it may be anyway.
 */
public final class Vector implements AutoCloseable {
    private final Scratch scratch;
    private final MemorySegment[] pieces;
    private final Held held;
    private final MemorySegment array;

    private Vector(MemorySegment[] pieces) {
        this.pieces = pieces;
        held = Held.of(pieces);
        scratch = Scratch.open();
        array = Iovec.array(scratch, held.covered());
        for (int i = 0; i < held.covered(); i++) Iovec.at(array, i).base(pieces[i]).len(pieces[i].byteSize());
    }

    /** Pieces that the kernel reads. */
    public static Vector in(MemorySegment... pieces) {
        for (MemorySegment piece : pieces) {
            if (!piece.isNative()) throw new IllegalArgumentException("vectored calls take native memory, not the heap's: " + piece);
        }
        return new Vector(pieces);
    }

    /** Pieces that the kernel writes. */
    public static Vector out(MemorySegment... pieces) {
        for (MemorySegment piece : pieces) {
            if (piece.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only: " + piece);
        }
        return in(pieces);
    }

    Held held() {
        return held;
    }

    /** The array; errors show it. */
    public MemorySegment array() {
        return array;
    }

    /** How many pieces it has. */
    public int count() {
        return held.covered();
    }

    @Override
    public void close() {
        try {
            scratch.close();
        } finally {
            Reference.reachabilityFence(pieces);
        }
    }
}
