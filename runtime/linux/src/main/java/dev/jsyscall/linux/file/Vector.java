package dev.jsyscall.linux.file;

import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.file.Iovec;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/** Pieces of native memory as the kernel takes them, an array of {@code iovec}; keeps them reachable until it is closed. */
final class Vector implements AutoCloseable {
    private final Scratch scratch;
    private final MemorySegment segment;
    private final MemorySegment[] buffers;

    private Vector(Scratch scratch, MemorySegment segment, MemorySegment[] buffers) {
        this.scratch = scratch;
        this.segment = segment;
        this.buffers = buffers;
    }

    static Vector of(MemorySegment... buffers) {
        for (MemorySegment buffer : buffers) {
            if (!buffer.isNative()) throw new IllegalArgumentException("vectored calls take native memory, not the heap's: " + buffer);
        }
        Scratch scratch = Scratch.open();
        MemorySegment vector = Iovec.array(scratch, buffers.length);
        for (int i = 0; i < buffers.length; i++) Iovec.at(vector, i).base(buffers[i]).len(buffers[i].byteSize());
        return new Vector(scratch, vector, buffers);
    }

    MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        try {
            scratch.close();
        } finally {
            Reference.reachabilityFence(buffers);
        }
    }
}
