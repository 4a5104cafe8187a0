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
    private static final int ANYWHERE = SHM_AT.RDONLY | SHM_AT.EXEC;
    private static final int AT_A_PLACE = ANYWHERE | SHM_AT.RND;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment place;
    private final MemorySegment segment;

    private AttachedMemory(MemorySegment place, long size, boolean readOnly) {
        this.place = place;
        MemorySegment memory = KernelMemory.segment(place.address(), size, arena);
        segment = readOnly ? memory.asReadOnly() : memory;
    }

    static AttachedMemory anywhere(SysvSharedMemory shared, int flags) throws ErrnoException {
        return at(shared, MemorySegment.NULL, checked(flags, ANYWHERE));
    }

    static AttachedMemory at(SysvSharedMemory shared, long address, int flags) throws ErrnoException {
        if (address == 0) throw new IllegalArgumentException("no memory begins at address 0");
        return at(shared, MemorySegment.ofAddress(address), checked(flags, AT_A_PLACE));
    }

    private static AttachedMemory at(SysvSharedMemory shared, MemorySegment place, int flags) throws ErrnoException {
        long size = shared.status().size();
        return new AttachedMemory(ShmCalls.shmat(shared.id(), place, flags), size, (flags & SHM_AT.RDONLY) != 0);
    }

    /** What is mapped at a place stays there, as somebody uses it, so there is no REMAP. */
    private static int checked(int flags, int allowed) {
        if ((flags & ~allowed) == 0) return flags;
        throw new IllegalArgumentException(
                "memory is attached with flags among " + SHM_AT.format(allowed) + ", not " + SHM_AT.format(flags));
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

    /** Where it is and its size: {@code 0x7f0000000000, 4096, read-only}; or {@code closed}. */
    @Override
    public String toString() {
        if (!arena.scope().isAlive()) return "closed";
        return "0x" + Long.toHexString(place.address()) + ", " + segment.byteSize() + (segment.isReadOnly() ? ", read-only" : "");
    }
}
