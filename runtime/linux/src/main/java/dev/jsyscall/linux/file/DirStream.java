package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory, read by getdents64(2) in the order that the file system gives them, without {@code .} and {@code ..}, and
 * without asking about each file.
 *
 * <p>For one thread at a time, and to be gone through once: {@link #iterator} and {@link #next} go on where the other stopped. May block.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getdents.2.html">getdents64(2)</a>
 */
public final class DirStream implements HasFd, Iterable<DirectoryEntry>, Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final OwnedFd fd;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, LinuxDirent64.ALIGN);
    private long filled;
    private long position;

    private DirStream(OwnedFd fd) {
        this.fd = fd;
    }

    /** The entries from here on of an open directory, which belongs to the stream from now on. */
    static DirStream of(OwnedFd fd) {
        return new DirStream(fd);
    }

    /** The directory itself, for calls on its entries by name. */
    @Override
    public OwnedFd fd() {
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
            LinuxDirent64 entry = LinuxDirent64.of(buffer.asSlice(position, filled - position));
            String name = entry.name();
            position += entry.reclen();
            if (!name.equals(".") && !name.equals("..")) return new DirectoryEntry(name, FileType.ofEntry(entry.type()), entry.ino());
        }
    }

    /** For {@code for}: what {@link #next} would throw comes as an {@link UncheckedIOException}. */
    @Override
    public Iterator<DirectoryEntry> iterator() {
        return new Iterator<>() {
            private @Nullable DirectoryEntry ahead;

            @Override
            public boolean hasNext() {
                if (ahead != null) return true;
                try {
                    ahead = DirStream.this.next();
                } catch (ErrnoException e) {
                    throw new UncheckedIOException(e);
                }
                return ahead != null;
            }

            @Override
            public DirectoryEntry next() {
                DirectoryEntry entry = hasNext() ? ahead : null;
                if (entry == null) throw new NoSuchElementException("no more entries");
                ahead = null;
                return entry;
            }
        };
    }

    @Override
    public void close() throws ErrnoException {
        fd.close();
    }
}
