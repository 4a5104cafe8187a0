package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import java.util.OptionalLong;

/** Moving in a file, by the call that reaches all of it: lseek reaches 2 GiB where a long has 32 bits. */
final class Seek {
    private Seek() {}

    static long lseek(Fd fd, long offset, int whence) throws ErrnoException {
        if (Platform.is64Bit()) return FileCalls.lseek(fd, offset, whence);
        return FileCalls.llseek(fd, offset >> 32 & 0xffff_ffffL, offset & 0xffff_ffffL, whence);
    }

    /** ENXIO is how the kernel says that there is no more of it. */
    static OptionalLong find(Fd fd, long from, int whence) throws ErrnoException {
        if (from < 0) throw new IllegalArgumentException("a place is not negative: " + from);
        try {
            return OptionalLong.of(lseek(fd, from, whence));
        } catch (ErrnoException e) {
            if (e.is(E.NXIO)) return OptionalLong.empty();
            throw e;
        }
    }
}
