package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.dir.DirCalls;
import dev.jsyscall.linux.abi.dir.LinuxDirent64;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory, read by getdents64(2) in the order that the file system gives them, without {@code .} and {@code ..}, and
 * without asking about each file.
 *
 * <p>For one thread at a time, and to be gone through once: {@link #next} and all {@link #iterator iterators} go on where another stopped.
 * May block.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getdents.2.html">getdents64(2)</a>
 */
public final class DirStream implements HasFd, Iterable<DirectoryEntry>, Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final OwnedFd fd;
    /** What was read and not told yet, on the heap: native memory would stay until the garbage collector comes. */
    private MemorySegment entries = MemorySegment.NULL;
    private @Nullable DirectoryEntry ahead;

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
        DirectoryEntry seen = ahead;
        if (seen == null) return read();
        ahead = null;
        return seen;
    }

    private @Nullable DirectoryEntry read() throws ErrnoException {
        while (true) {
            if (entries.byteSize() == 0) fill();
            if (entries.byteSize() == 0) return null;
            LinuxDirent64 entry = LinuxDirent64.of(entries);
            String name = entry.name();
            entries = entries.asSlice(entry.reclen());
            if (!name.equals(".") && !name.equals("..")) return new DirectoryEntry(name, FileType.ofEntry(entry.type()), entry.ino());
        }
    }

    private void fill() throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment room = scratch.reserve(BUFFER_BYTES);
            int length = DirCalls.getdents64(fd, room);
            entries = MemorySegment.ofArray(room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /** For {@code for}: what {@link #next} would throw comes as an {@link UncheckedIOException}. */
    @Override
    public Iterator<DirectoryEntry> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    if (ahead == null) ahead = read();
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

    /** Closes it, and forgets the entries that it has read: {@link #next} fails from now on. */
    @Override
    public void close() throws ErrnoException {
        entries = MemorySegment.NULL;
        ahead = null;
        fd.close();
    }
}
