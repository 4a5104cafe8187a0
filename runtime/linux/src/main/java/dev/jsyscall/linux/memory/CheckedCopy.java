package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.file.ByteSource;
import dev.jsyscall.linux.raw.ProcessRaw;
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
        if (target.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only");
        if (target.isNative()) return copy(address, target, false);
        return inPieces(target, (done, piece) -> {
            try (Scratch scratch = Scratch.open()) {
                MemorySegment room = scratch.out(piece);
                long copied = copy(address + done, room, false);
                Scratch.copyBack(room, piece, copied);
                return copied;
            }
        });
    }

    static long tryWrite(long address, MemorySegment source) {
        if (source.isNative()) return copy(address, source, true);
        return inPieces(source, (done, piece) -> {
            try (Scratch scratch = Scratch.open()) {
                return copy(address + done, scratch.in(piece), true);
            }
        });
    }

    private interface Step {
        long copy(long done, MemorySegment piece);
    }

    /** Memory on the heap goes by way of native memory, a bounded piece at a time. */
    private static long inPieces(MemorySegment heap, Step step) {
        long size = heap.byteSize();
        long done = 0;
        while (done < size) {
            MemorySegment piece = heap.asSlice(done, Math.min(size - done, ByteSource.HEAP_BYTES));
            long copied = step.copy(done, piece);
            if (copied <= 0) return done > 0 ? done : copied;
            done += copied;
            if (copied < piece.byteSize()) break;
        }
        return done;
    }

    /** As much as goes. The kernel stops at a page that fails, and at 2 GiB. */
    private static long copy(long address, MemorySegment buffer, boolean write) {
        int process = (int) ProcessRaw.getpid();
        long size = buffer.byteSize();
        long done = 0;
        try (Scratch scratch = Scratch.open()) {
            Iovec local = Iovec.allocate(scratch);
            Iovec remote = Iovec.allocate(scratch);
            while (done < size) {
                local.base(buffer.address() + done).len(size - done);
                remote.base(address + done).len(size - done);
                long copied = write
                        ? VectorCalls.processVmWritev(process, buffer, local.segment(), remote.segment())
                        : VectorCalls.processVmReadv(process, buffer, local.segment(), remote.segment());
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
