package dev.jsyscall.linux.tree;

import dev.jsyscall.Access;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.PathText;
import dev.jsyscall.linux.raw.DirRaw;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory's entries as getdents64(2) writes them, and the one that is looked at.
 *
 * <p>Nothing is decoded before it is asked for: an entry is a place in the buffer, and its name goes back to the kernel from there.
 */
final class Dents {
    private static final int RECLEN = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;

    private MemorySegment buffer;
    private long filled;
    private long current;
    private long next;
    private boolean complete;
    private boolean single;

    /** Whether the memory is {@link WalkMemory}'s to be given back. */
    private boolean taken;

    private Dents(MemorySegment buffer, boolean taken) {
        this.buffer = buffer;
        this.taken = taken;
    }

    /** Entries that are still to be read. */
    static Dents reading() {
        return new Dents(WalkMemory.take(), true);
    }

    /** One entry of any name, of which nothing is known but that. */
    static Dents single(String name) {
        byte[] bytes = PathText.encode(name);
        int size = NAME + bytes.length + 1;
        boolean fits = size <= WalkMemory.BYTES;
        MemorySegment memory = fits ? WalkMemory.take() : WalkMemory.allocate(size);
        memory.asSlice(0, size).fill((byte) 0);
        MemorySegment.copy(bytes, 0, memory, Access.BYTE, NAME, bytes.length);
        Dents dents = new Dents(memory, fits);
        dents.filled = size;
        dents.complete = true;
        dents.single = true;
        return dents;
    }

    /**
     * Goes to the next entry that is neither {@code .} nor {@code ..}.
     *
     * @return 1 if there is one, 0 after the last, or a negative errno, after which there is none either
     */
    long advance(Fd directory) throws ErrnoException {
        while (true) {
            if (next >= filled) {
                if (complete) return 0;
                long result = read(directory);
                if (result <= 0) {
                    complete = true;
                    return result;
                }
                filled = result;
                next = 0;
            }
            current = next;
            if (single) {
                next = filled;
                return 1;
            }
            next += buffer.get(Access.SHORT, current + RECLEN) & 0xffff;
            if (!isDots()) return 1;
        }
    }

    private long read(Fd directory) throws ErrnoException {
        int number = directory.enter();
        try {
            return DirRaw.getdents64(number, buffer, WalkMemory.BYTES);
        } finally {
            directory.exit();
        }
    }

    private boolean isDots() {
        if (buffer.get(Access.BYTE, current + NAME) != '.') return false;
        byte second = buffer.get(Access.BYTE, current + NAME + 1);
        return second == 0 || second == '.' && buffer.get(Access.BYTE, current + NAME + 2) == 0;
    }

    /**
     * Reads what is left, so that the directory need not stay open. The current entry remains.
     *
     * @return 0, or the negative errno that ended the reading
     */
    long drain(Fd directory) throws ErrnoException {
        List<MemorySegment> parts = new ArrayList<>();
        parts.add(copy(current, filled));
        long kept = next - current;
        long result = 0;
        while (!complete) {
            result = read(directory);
            if (result > 0) parts.add(copy(0, result));
            else complete = true;
        }
        long total = 0;
        for (MemorySegment part : parts) total += part.byteSize();
        release();
        buffer = WalkMemory.allocate(total);
        filled = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, buffer, filled, part.byteSize());
            filled += part.byteSize();
        }
        current = 0;
        next = kept;
        return Math.min(result, 0);
    }

    private MemorySegment copy(long from, long to) {
        return MemorySegment.ofArray(buffer.asSlice(from, to - from).toArray(Access.BYTE));
    }

    /** Gives up the memory, if others may have it. */
    void release() {
        if (taken) WalkMemory.give(buffer);
        taken = false;
    }

    int type() {
        return buffer.get(Access.BYTE, current + TYPE);
    }

    long inode() {
        return buffer.get(Access.LONG, current);
    }

    /** The current name with the NUL after it, where it lies. */
    MemorySegment name() {
        return buffer.asSlice(current + NAME);
    }

    /** The current name as text; {@code room} is for its bytes, if they fit. */
    String text(byte[] room) {
        long start = current + NAME;
        int length = 0;
        while (length < room.length) {
            byte b = buffer.get(Access.BYTE, start + length);
            if (b == 0) return PathText.decode(room, 0, length);
            room[length++] = b;
        }
        return Access.string(buffer, start, filled - start);
    }
}
