package dev.jsyscall.linux.file;

import java.lang.foreign.MemorySegment;

/** Keeps the copy of heap memory that a call needs within bounds. */
final class Bounded {
    private Bounded() {}

    /** The buffer, or as much of its beginning as is copied for one call. */
    static MemorySegment of(MemorySegment buffer) {
        return buffer.isNative() || buffer.byteSize() <= ByteSource.HEAP_BYTES ? buffer : buffer.asSlice(0, ByteSource.HEAP_BYTES);
    }
}
