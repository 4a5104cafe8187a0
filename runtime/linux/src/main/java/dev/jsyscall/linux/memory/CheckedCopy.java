package dev.jsyscall.linux.memory;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.raw.ProcessRaw;
import dev.jsyscall.linux.raw.ProcessVmRaw;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * Copies from and to memory that may not be there, by process_vm_readv(2) and process_vm_writev(2) on this very process. The kernel looks
 * at each page before it copies, and answers where the processor would fault.
 */
final class CheckedCopy {
    private CheckedCopy() {}

    static void read(MemorySegment pages, MemorySegment target) throws ErrnoException {
        require(tryRead(pages, target), "process_vm_readv", pages, target);
    }

    static void write(MemorySegment pages, MemorySegment source) throws ErrnoException {
        require(tryWrite(pages, source), "process_vm_writev", pages, source);
    }

    static long tryRead(MemorySegment pages, MemorySegment target) {
        try (Scratch scratch = Scratch.unlessNative(target)) {
            MemorySegment room = Scratch.out(scratch, target);
            long copied = copy(pages, room, false);
            Scratch.copyBack(room, target, copied);
            return copied;
        }
    }

    static long tryWrite(MemorySegment pages, MemorySegment source) {
        try (Scratch scratch = Scratch.unlessNative(source)) {
            return copy(pages, Scratch.in(scratch, source), true);
        }
    }

    /** As much as goes. The kernel stops at a page that fails, and at 2 GiB. */
    private static long copy(MemorySegment pages, MemorySegment buffer, boolean write) {
        int process = (int) ProcessRaw.getpid();
        long size = pages.byteSize();
        long done = 0;
        try (Scratch scratch = Scratch.open()) {
            Iovec local = Iovec.allocate(scratch);
            Iovec remote = Iovec.allocate(scratch);
            while (done < size) {
                local.base(buffer.asSlice(done)).len(size - done);
                remote.base(pages.asSlice(done)).len(size - done);
                long copied = write
                        ? ProcessVmRaw.process_vm_writev(process, local.segment(), 1, remote.segment(), 1, 0)
                        : ProcessVmRaw.process_vm_readv(process, local.segment(), 1, remote.segment(), 1, 0);
                if (copied <= 0) return done > 0 ? done : copied;
                done += copied;
            }
        } finally {
            Reference.reachabilityFence(buffer);
        }
        return done;
    }

    private static void require(long copied, String call, MemorySegment pages, MemorySegment buffer) throws ErrnoException {
        if (copied == pages.byteSize()) return;
        if (copied < 0) throw ErrnoException.of(copied, call, pages, buffer, pages.byteSize());
        throw ErrnoException.of(-E.FAULT, call, pages.asSlice(copied), buffer, pages.byteSize() - copied);
    }
}
