package dev.jsyscall.linux.ipc;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.KernelMemory;
import dev.jsyscall.linux.abi.shm.SHM_AT;
import dev.jsyscall.linux.abi.shm.ShmCalls;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Shared memory of System V in this process, until it is closed. Its segment ends with it: later accesses throw
 * {@link IllegalStateException}. Threads may share it.
 */
public final class AttachedMemory implements Closeable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment place;
    private final MemorySegment segment;

    private AttachedMemory(MemorySegment place, long size, boolean readOnly) {
        this.place = place;
        MemorySegment memory = KernelMemory.segment(place.address(), size, arena);
        segment = readOnly ? memory.asReadOnly() : memory;
    }

    static AttachedMemory of(SysvSharedMemory shared, int flags) throws ErrnoException {
        if ((flags & SHM_AT.REMAP) != 0) {
            throw new IllegalArgumentException("a place is needed for remap, which could be that of memory in use");
        }
        long size = shared.status().size();
        return new AttachedMemory(ShmCalls.shmat(shared.id(), flags), size, (flags & SHM_AT.RDONLY) != 0);
    }

    /** The memory, all of it; read-only if it was attached so. */
    public MemorySegment segment() {
        return segment;
    }

    /**
     * Detaches the memory. The second time it does nothing.
     *
     * @throws IllegalStateException if a system call is using it
     * @throws ErrnoException as shmdt(2)
     */
    @Override
    public void close() throws ErrnoException {
        synchronized (arena) {
            if (!arena.scope().isAlive()) return;
            arena.close();
        }
        ShmCalls.shmdt(place);
    }
}
