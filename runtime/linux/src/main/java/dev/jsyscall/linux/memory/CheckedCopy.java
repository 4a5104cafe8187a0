package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.lang.foreign.MemorySegment;

/**
 * Copies from and to memory that may not be there, by process_vm_readv(2) and process_vm_writev(2) on this very process. The kernel looks
 * at each page before it copies, and answers where the processor would fault.
 */
final class CheckedCopy {
    private CheckedCopy() {}

    static void read(long address, MemorySegment target) throws ErrnoException {
        require(tryRead(address, target), "process_vm_readv", address, target);
    }

    static void write(long address, MemorySegment source) throws ErrnoException {
        require(tryWrite(address, source), "process_vm_writev", address, source);
    }

    static long tryRead(long address, MemorySegment target) {
        try (Scratch scratch = Scratch.unlessNative(target)) {
            MemorySegment room = Scratch.out(scratch, target);
            long copied = copy(address, room, false);
            Scratch.copyBack(room, target, copied);
            return copied;
        }
    }

    static long tryWrite(long address, MemorySegment source) {
        try (Scratch scratch = Scratch.unlessNative(source)) {
            return copy(address, Scratch.in(scratch, source), true);
        }
    }

    /** As much as goes. The kernel stops at a page that fails, and at 2 GiB. */
    private static long copy(long address, MemorySegment buffer, boolean write) {
        int process = (int) ProcessRaw.getpid();
        long size = buffer.byteSize();
        long done = 0;
        while (done < size) {
            try (Scratch scratch = Scratch.open(); Vector local = Vector.in(buffer.asSlice(done))) {
                MemorySegment remote = Iovec.allocate(scratch).base(address + done).len(size - done).segment();
                long copied = write
                        ? VectorCalls.processVmWritev(process, local, remote, 1)
                        : VectorCalls.processVmReadv(process, local, remote, 1);
                if (copied <= 0) return done > 0 ? done : copied;
                done += copied;
            }
        }
        return done;
    }

    private static void require(long copied, String call, long address, MemorySegment buffer) throws ErrnoException {
        long size = buffer.byteSize();
        if (copied == size) return;
        long done = Math.max(copied, 0);
        throw ErrnoException.of(copied < 0 ? copied : -E.FAULT, call, MemorySegment.ofAddress(address + done), buffer, size - done);
    }
}
