package dev.jsyscall.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.jsyscall.Access;
import dev.jsyscall.PathText;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.socket.AF;
import dev.jsyscall.linux.abi.un.UNIX;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * The address of a socket within the machine, see unix(7).
 *
 * @param kind what the name is
 * @param name the path or the abstract name (without the NUL that it begins with), escaped as {@link PathText} says; empty if there is none
 */
public record UnixEndpoint(Kind kind, String name) implements Endpoint {
    private static final int PATH_OFFSET = Short.BYTES;

    /** What a name stands for. */
    public enum Kind {
        /** A file. */
        PATH,
        /** A name that is no file, and is gone with the last socket that has it. */
        ABSTRACT,
        /** Nothing: a socket that was not bound. As an address to bind to, it asks for an abstract name that nobody has. */
        UNNAMED
    }

    /** The socket of that file. */
    public static UnixEndpoint path(String path) {
        return new UnixEndpoint(Kind.PATH, path);
    }

    /** The socket of that abstract name. */
    public static UnixEndpoint abstractName(String name) {
        return new UnixEndpoint(Kind.ABSTRACT, name);
    }

    @Override
    public int family() {
        return AF.UNIX;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the name is too long, or contains NUL
     */
    @Override
    public MemorySegment allocate(SegmentAllocator allocator) {
        byte[] bytes = PathText.encode(name);
        int start = kind == Kind.ABSTRACT ? 1 : 0;
        if (start + bytes.length > UNIX.PATH_MAX) {
            throw new IllegalArgumentException(Quote.string(name) + " is too long for a socket: " + UNIX.PATH_MAX + " bytes at most");
        }
        // A path ends with NUL where there is room for it; an abstract name is all bytes that are given.
        int end = kind == Kind.PATH ? Math.min(bytes.length + 1, UNIX.PATH_MAX) : start + bytes.length;
        MemorySegment address = allocator.allocate(PATH_OFFSET + end, Short.BYTES).fill((byte) 0);
        address.set(Access.SHORT, 0, (short) AF.UNIX);
        MemorySegment.copy(bytes, 0, address, JAVA_BYTE, PATH_OFFSET + start, bytes.length);
        return address;
    }

    static UnixEndpoint of(MemorySegment address) {
        long size = address.byteSize() - PATH_OFFSET;
        if (size == 0) return new UnixEndpoint(Kind.UNNAMED, "");
        if (address.get(JAVA_BYTE, PATH_OFFSET) != 0) return path(Access.string(address, PATH_OFFSET, size));
        return abstractName(PathText.decode(address, PATH_OFFSET + 1, size - 1));
    }

    /** The path, or {@code @} and the abstract name, or {@code (unnamed)}. */
    @Override
    public String toString() {
        return switch (kind) {
            case PATH -> name;
            case ABSTRACT -> "@" + name;
            case UNNAMED -> "(unnamed)";
        };
    }
}
