package dev.jsyscall.linux.signal;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.F_SEAL;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FALLOC;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.SEEK;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.signal.Siginfo;
import java.lang.foreign.MemorySegment;

/**
 * A file in memory to which handlers append what is known of signals, until it is full. The kernel sees to it that writers on many threads
 * do not overwrite each other: each write takes the file's position and moves it, and no write goes beyond the sealed end.
 */
final class RecordHalf {
    /** How many records fit: 8 MiB, of which only what was written takes memory. */
    static final int RECORDS = 1 << 16;

    final OwnedFd file;
    private long next;
    private long written;

    RecordHalf() throws ErrnoException {
        try (OwnedFd made = MmanCalls.memfdCreate("signals", MFD.CLOEXEC | MFD.ALLOW_SEALING)) {
            FileCalls.ftruncate(made, (long) RECORDS * Siginfo.SIZE);
            FcntlCalls.fcntlAddSeals(made, F_SEAL.GROW);
            // Opened anew: the kernel guards the position of a file that was opened, but not of one that memfd_create made.
            file = FcntlCalls.openat("/proc/self/fd/" + made.number(), O.RDWR | O.CLOEXEC, 0);
        }
    }

    /** Whether a record was written that was not read. Waits for a write that is under way: the kernel guards the position by a lock. */
    boolean holdsMore() throws ErrnoException {
        if (next == written) written = FileCalls.lseek(file, 0, SEEK.CUR) / Siginfo.SIZE;
        return next < written;
    }

    void read(MemorySegment info) throws ErrnoException {
        FileCalls.pread64(file, info, next++ * Siginfo.SIZE);
    }

    /** Whether all was written and read that fits. */
    boolean isFinished() {
        return next == RECORDS;
    }

    /** Begins again, once finished: gives the memory back, then lets writers begin at the start. */
    void reset() throws ErrnoException {
        FileCalls.fallocate(file, FALLOC.PUNCH_HOLE | FALLOC.KEEP_SIZE, 0, (long) RECORDS * Siginfo.SIZE);
        next = 0;
        written = 0;
        FileCalls.lseek(file, 0, SEEK.SET);
    }
}
