package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory, read by getdents64(2) in the order that the file system gives them, without {@code .} and {@code ..}.
 *
 * <p>For one thread at a time.
 */
public final class Directory implements Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final OwnedFd fd;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, LinuxDirent64.ALIGN);
    private long filled;
    private long position;

    private Directory(OwnedFd fd) {
        this.fd = fd;
    }

    /**
     * Opens a directory.
     *
     * @throws ErrnoException as openat(2)
     */
    public static Directory open(String path) throws ErrnoException {
        return new Directory(FcntlCalls.openat(path, O.RDONLY | O.DIRECTORY | O.CLOEXEC, 0));
    }

    /**
     * Opens a directory by a path that begins at another.
     *
     * @throws ErrnoException as openat(2)
     */
    public static Directory open(Fd at, String path) throws ErrnoException {
        return new Directory(FcntlCalls.openat(at, path, O.RDONLY | O.DIRECTORY | O.CLOEXEC, 0));
    }

    /** The directory itself, for calls on its entries by name. */
    public Fd fd() {
        return fd;
    }

    /**
     * The next entry, or null after the last.
     *
     * @throws ErrnoException as getdents64(2)
     */
    public @Nullable DirectoryEntry next() throws ErrnoException {
        while (true) {
            if (position == filled) {
                filled = DirCalls.getdents64(fd, buffer);
                position = 0;
                if (filled == 0) return null;
            }
            MemorySegment rest = buffer.asSlice(position, filled - position);
            LinuxDirent64 entry = LinuxDirent64.of(rest);
            String name = entry.name();
            position += entry.reclen();
            if (!name.equals(".") && !name.equals("..")) return new DirectoryEntry(name, entry.type(), entry.ino());
        }
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
