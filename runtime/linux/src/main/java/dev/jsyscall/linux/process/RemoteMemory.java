package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.PathText;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.Iovec;
import dev.jsyscall.linux.vector.Vector;
import dev.jsyscall.linux.vector.VectorCalls;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Another process's memory, read and written in one step, without stopping it: {@code RemoteMemory.of(pid).readString(address, 4096)}.
 * Needs the right to trace the process. Where memory is not mapped, or not readable, as much as comes before is done.
 *
 * @param pid the process's id, or that of one of its threads
 * @see <a href="https://man7.org/linux/man-pages/man2/process_vm_readv.2.html">process_vm_readv(2)</a>
 */
public record RemoteMemory(int pid) {

    /**
     * A piece of the other process's memory, and memory of this one of the same size.
     *
     * @param address where it begins there
     * @param here native memory
     */
    public record Piece(long address, MemorySegment here) {}

    /** The memory of a process. */
    public static RemoteMemory of(int pid) {
        return new RemoteMemory(pid);
    }

    /**
     * Reads from an address on.
     *
     * @param to where to; as much as it has is read. Native memory is written without a copy, an array through one.
     * @return how many bytes, fewer where what is mapped ends
     * @throws ErrnoException EFAULT if nothing is mapped at the address; EPERM; ESRCH
     */
    public long read(long address, MemorySegment to) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            if (to.isReadOnly()) throw new IllegalArgumentException("the call writes to this memory, which is read-only: " + to);
            MemorySegment local = scratch.out(to);
            long count;
            try (Vector piece = Vector.out(local)) {
                count = VectorCalls.processVmReadv(pid, piece, place(scratch, address, to), 1);
            }
            if (count < 0) throw failure(count, "process_vm_readv", address, to);
            Scratch.copyBack(local, to, count);
            return count;
        }
    }

    /** {@link #read(long, MemorySegment)} into what remains of a buffer, whose position moves. */
    public int read(long address, ByteBuffer to) throws ErrnoException {
        int count = (int) read(address, MemorySegment.ofBuffer(to));
        to.position(to.position() + count);
        return count;
    }

    /**
     * Reads several pieces by one call.
     *
     * @return how many bytes altogether, fewer from the first piece on that is not wholly mapped; that one may be left out as a whole
     * @throws ErrnoException EFAULT if nothing is mapped at the first address; EPERM; ESRCH
     */
    public long read(Piece... pieces) throws ErrnoException {
        try (Scratch scratch = Scratch.open(); Vector here = Vector.out(here(pieces))) {
            MemorySegment there = there(scratch, pieces, here.count());
            long count = VectorCalls.processVmReadv(pid, here, there, here.count());
            if (count < 0) throw ErrnoException.of(count, "process_vm_readv", pid, here.array(), here.count(), there, here.count(), 0);
            return count;
        }
    }

    /**
     * Reads so many bytes.
     *
     * @return the bytes, fewer where what is mapped ends
     * @throws ErrnoException EFAULT if nothing is mapped at the address; EPERM; ESRCH
     */
    public byte[] read(long address, int count) throws ErrnoException {
        if (count < 0) throw new IllegalArgumentException("a count of bytes is not negative: " + count);
        byte[] bytes = new byte[count];
        int got = (int) read(address, MemorySegment.ofArray(bytes));
        return got == count ? bytes : Arrays.copyOf(bytes, got);
    }

    /**
     * Reads text that ends at a zero byte, page by page, so that nothing behind it needs to be mapped.
     *
     * @param limit how many bytes to read at most if no zero byte comes
     * @throws ErrnoException EFAULT if it is not mapped up to its end or the limit; EPERM; ESRCH
     */
    public String readString(long address, int limit) throws ErrnoException {
        if (limit < 0) throw new IllegalArgumentException("a count of bytes is not negative: " + limit);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int page = Platform.pageSize();
        for (long at = address; text.size() < limit; ) {
            byte[] piece = read(at, Math.min(limit - text.size(), page - Math.floorMod(at, page)));
            if (piece.length == 0) throw ErrnoException.of(-E.FAULT, "process_vm_readv", pid, "0x" + Long.toHexString(at));
            int end = 0;
            while (end < piece.length && piece[end] != 0) end++;
            text.write(piece, 0, end);
            if (end < piece.length) break;
            at += piece.length;
        }
        return PathText.decode(text.toByteArray());
    }

    /**
     * Writes from an address on.
     *
     * @param from what to write. Native memory is read without a copy, an array through one.
     * @return how many bytes, fewer where what is mapped and writable ends
     * @throws ErrnoException EFAULT if the first byte cannot be written; EPERM; ESRCH
     */
    public long write(long address, MemorySegment from) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            long count;
            try (Vector piece = Vector.in(scratch.in(from))) {
                count = VectorCalls.processVmWritev(pid, piece, place(scratch, address, from), 1);
            }
            if (count < 0) throw failure(count, "process_vm_writev", address, from);
            return count;
        }
    }

    /** {@link #write(long, MemorySegment)} of an array. */
    public long write(long address, byte[] from) throws ErrnoException {
        return write(address, MemorySegment.ofArray(from));
    }

    /** {@link #write(long, MemorySegment)} of what remains of a buffer, whose position moves. */
    public int write(long address, ByteBuffer from) throws ErrnoException {
        int count = (int) write(address, MemorySegment.ofBuffer(from));
        from.position(from.position() + count);
        return count;
    }

    /**
     * Writes several pieces by one call.
     *
     * @return how many bytes altogether, fewer from the first piece on that is not wholly mapped and writable
     * @throws ErrnoException EFAULT if the first byte cannot be written; EPERM; ESRCH
     */
    public long write(Piece... pieces) throws ErrnoException {
        try (Scratch scratch = Scratch.open(); Vector here = Vector.in(here(pieces))) {
            MemorySegment there = there(scratch, pieces, here.count());
            long count = VectorCalls.processVmWritev(pid, here, there, here.count());
            if (count < 0) throw ErrnoException.of(count, "process_vm_writev", pid, here.array(), here.count(), there, here.count(), 0);
            return count;
        }
    }

    private static MemorySegment[] here(Piece... pieces) {
        return Arrays.stream(pieces).map(Piece::here).toArray(MemorySegment[]::new);
    }

    private static MemorySegment there(Scratch scratch, Piece[] pieces, int count) {
        MemorySegment array = Iovec.array(scratch, count);
        for (int i = 0; i < count; i++) {
            Iovec.at(array, i).base(MemorySegment.ofAddress(pieces[i].address())).len(pieces[i].here().byteSize());
        }
        return array;
    }

    private ErrnoException failure(long result, String call, long address, MemorySegment local) {
        return ErrnoException.of(result, call, pid, local, MemorySegment.ofAddress(address), local.byteSize());
    }

    private static MemorySegment place(Scratch scratch, long address, MemorySegment size) {
        return Iovec.allocate(scratch).base(MemorySegment.ofAddress(address)).len(size.byteSize()).segment();
    }
}
