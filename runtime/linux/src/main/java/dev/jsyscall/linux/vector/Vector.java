package dev.jsyscall.linux.vector;

import dev.jsyscall.Held;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.Iovec;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * Pieces of memory as the kernel takes them, an array of {@code iovec}, and what keeps them alive during {@link VectorCalls}. Native memory
 * is taken as it is, the heap's through a copy.
 *
 * <p>Of very many pieces, of pieces of very many arenas, and of more than a mebibyte on the heap it has the first ones, as many as a call
 * can hold: the call is short then, as it may be anyway.
 */
public final class Vector implements AutoCloseable {
    /** What the kernel takes at most. */
    private static final int MOST_PIECES = 1024;

    private static final long HEAP_BYTES = 1 << 20;

    private final Scratch scratch;
    private final MemorySegment[] pieces;
    private final MemorySegment[] memory;
    private final Held held;
    private final MemorySegment array;

    private Vector(Scratch scratch, MemorySegment[] pieces, MemorySegment[] memory) {
        this.scratch = scratch;
        this.pieces = pieces;
        this.memory = memory;
        held = Held.of(memory);
        array = Iovec.array(scratch, held.covered());
        for (int i = 0; i < held.covered(); i++) Iovec.at(array, i).base(memory[i]).len(memory[i].byteSize());
    }

    /** Pieces that the kernel reads. */
    public static Vector in(MemorySegment... pieces) {
        return of(pieces, false);
    }

    /** Pieces that the kernel writes. */
    public static Vector out(MemorySegment... pieces) {
        for (MemorySegment piece : pieces) {
            if (piece.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only: " + piece);
        }
        return of(pieces, true);
    }

    private static Vector of(MemorySegment[] pieces, boolean written) {
        Scratch scratch = Scratch.open();
        return new Vector(scratch, pieces, isTaken(pieces) ? pieces : copies(scratch, pieces, written));
    }

    /** Pieces that the kernel goes on reading after the call, and which must be native therefore. */
    public static Vector lent(MemorySegment... pieces) {
        for (MemorySegment piece : pieces) {
            if (!piece.isNative()) throw new IllegalArgumentException("only native memory can be lent, not the heap's: " + piece);
        }
        return in(pieces);
    }

    private static boolean isTaken(MemorySegment[] wanted) {
        for (MemorySegment piece : wanted) {
            if (!piece.isNative()) return false;
        }
        return wanted.length <= MOST_PIECES;
    }

    /** What the kernel gets in place of pieces that it does not take as they are. */
    private static MemorySegment[] copies(Scratch scratch, MemorySegment[] wanted, boolean written) {
        MemorySegment[] taken = Arrays.copyOf(wanted, Math.min(wanted.length, MOST_PIECES));
        long left = HEAP_BYTES;
        for (int i = 0; i < taken.length; i++) {
            if (taken[i].isNative()) continue;
            if (left == 0) return Arrays.copyOf(taken, i);
            MemorySegment piece = taken[i].asSlice(0, Math.min(left, taken[i].byteSize()));
            taken[i] = written ? scratch.out(piece) : scratch.in(piece);
            left -= piece.byteSize();
            if (piece.byteSize() < wanted[i].byteSize()) return Arrays.copyOf(taken, i + 1);
        }
        return taken;
    }

    /** Brings what the kernel wrote to the heap, if the result says that it wrote something; returns that. */
    long filled(long result) {
        if (memory != pieces) fill(result);
        return result;
    }

    private void fill(long bytes) {
        long left = bytes;
        for (int i = 0; left > 0 && i < count(); i++) {
            long length = Math.min(left, memory[i].byteSize());
            Scratch.copyBack(memory[i], pieces[i], length);
            left -= length;
        }
    }

    Held held() {
        return held;
    }

    /** The array; errors show it. */
    public MemorySegment array() {
        return array;
    }

    long address() {
        return array.address();
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
