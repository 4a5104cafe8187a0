package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.pipe.PipeCalls;
import dev.jsyscall.linux.abi.pipe.PipeFds;
import java.lang.foreign.MemorySegment;

/** How a child that does not share memory tells its parent that it failed: it sends its list. Becoming the program closes its end. */
final class ReportPipe {
    private final OwnedFd read;
    private final OwnedFd write;

    private ReportPipe(OwnedFd read, OwnedFd write) {
        this.read = read;
        this.write = write;
    }

    /** A pipe whose writing end has a number that no descriptor of the program has; {@code descriptors} closes the original. */
    static ReportPipe open(PreparedDescriptors descriptors) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            PipeFds ends = PipeFds.allocate(scratch);
            PipeCalls.pipe2(ends, O.CLOEXEC);
            OwnedFd read = OwnedFd.of(ends.read());
            try (OwnedFd low = OwnedFd.of(ends.write())) {
                return new ReportPipe(read, descriptors.above(low));
            } catch (ErrnoException e) {
                read.close();
                throw e;
            }
        }
    }

    int number() {
        return write.number();
    }

    /** Waits until the child has become the program, or takes over what it sent. Closes both ends. */
    void read(MemorySegment list) throws ErrnoException {
        write.close();
        try (read) {
            long filled = 0;
            while (filled < list.byteSize()) {
                long count = FileCalls.tryRead(read, list.asSlice(filled));
                if (count == -E.INTR) continue;
                if (count < 0) throw ErrnoException.of(count, "read", read);
                if (count == 0) return;
                filled += count;
            }
        }
    }
}
