package dev.jsyscall;

import java.lang.foreign.MemorySegment;

/** A view of a C record in memory: no copy, just names for its bytes. */
public interface Struct {
    /** The record's bytes. */
    MemorySegment segment();
}
