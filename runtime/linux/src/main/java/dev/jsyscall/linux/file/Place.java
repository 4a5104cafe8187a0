package dev.jsyscall.linux.file;

import dev.jsyscall.Access;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.Scratch;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A place in an open file, for {@link Transfer}: bytes come from there, or go there, and the file's position stays.
 *
 * <pre>{@code Transfer.splice(pipe, Place.of(file, 4096), count, 0)}</pre>
 *
 * @param file the file
 * @param offset in bytes from its start
 */
public record Place(HasFd file, long offset) implements HasFd {
    /** Checks that it is one. */
    public Place {
        if (offset < 0) throw new IllegalArgumentException("a place is not negative: " + offset);
    }

    /** A place in a file. */
    public static Place of(HasFd file, long offset) {
        return new Place(file, offset);
    }

    /** The file's descriptor. */
    @Override
    public Fd fd() {
        return file.fd();
    }

    /** The offset as calls take it, 64 bits on every architecture; null if no place was given. */
    static @Nullable MemorySegment memory(Scratch scratch, HasFd end) {
        if (!(end instanceof Place place)) return null;
        MemorySegment memory = scratch.reserve(Long.BYTES);
        memory.set(Access.LONG, 0, place.offset);
        return memory;
    }

    /** The offset for messages; NULL if no place was given. */
    static Object shown(HasFd end) {
        return end instanceof Place place ? place.offset : MemorySegment.NULL;
    }
}
