package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import dev.jsyscall.linux.file.Positioned;
import dev.jsyscall.linux.file.Sharing;
import dev.jsyscall.linux.file.Transfer;
import dev.jsyscall.linux.memory.Mapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What is in a file, as a whole.
 *
 * <p>A copy shares it if possible, has holes as holes, and is made within the kernel where that can. Files that tell no size, as those of
 * {@code /proc}, come whole, too. Copying begins again after a signal.
 */
public final class FileContent {
    private static final int CHUNK = 128 * 1024;
    private static final int BLOCK = 512;

    /** How bytes are moved, from the best way to the one that always works. */
    private enum Way {
        IN_FILE_SYSTEM, IN_KERNEL, BY_MEMORY;

        Way next() {
            return this == IN_FILE_SYSTEM ? IN_KERNEL : BY_MEMORY;
        }
    }

    /** One of both, as what it must be. */
    private record Content(Fd fd) implements Positioned {}

    private final Content from;
    private final Content to;
    private Way way = Way.IN_FILE_SYSTEM;

    private FileContent(HasFd from, HasFd to) {
        this.from = new Content(from.fd());
        this.to = new Content(to.fd());
    }

    /**
     * Makes the content of a file that of another, with its length. May block.
     *
     * @param from open for reading; its position does not count, and may move
     * @param to a regular file open for writing; if it has content, that is lost as soon as copying begins
     * @return how many bytes it has
     * @throws ErrnoException as copy_file_range(2), read(2) and write(2); EINVAL if both are the same file
     */
    public static long copy(HasFd from, HasFd to, Reflink reflink) throws ErrnoException {
        return new FileContent(from, to).copy(reflink);
    }

    /**
     * Maps all of a file, to be read: {@code FileContent.map(path).segment()}.
     *
     * @return a mapping that the caller closes; see there what becomes of one whose file is truncated
     * @throws ErrnoException as openat(2) and mmap(2): EINVAL if the file is empty, or tells no size
     */
    public static Mapping map(String path) throws ErrnoException {
        try (OwnedFd fd = FcntlCalls.openat(path, O.RDONLY | O.LARGEFILE | O.CLOEXEC); Arena arena = Arena.ofConfined()) {
            long size = ask(new Content(fd), arena).size();
            if (size == 0) throw TreeException.of(path, E.INVAL, "mmap", "it is empty, or tells no size: there is nothing to map");
            return Mapping.of(fd, 0, size).map();
        }
    }

    private long copy(Reflink reflink) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Statx source = ask(from, arena);
            Statx target = ask(to, arena);
            if (Identity.of(source).equals(Identity.of(target))) throw to.fd().failure(-E.INVAL, "copy_file_range", from, to);
            long size = source.size();
            if (size > 0 && reflink != Reflink.NEVER && shared(reflink)) {
                if (target.size() > size) to.truncate(size);
                return size;
            }
            // Old content would show through the holes.
            if (target.size() > 0) to.truncate(0);
            boolean sparse = source.blocks() * BLOCK < size;
            long end = sparse ? pieces(size) : range(0, size);
            // What the size did not tell of: the file grew, or is one of those that tell none.
            return readOn(arena.allocate(CHUNK), end);
        }
    }

    private static Statx ask(Content file, Arena arena) throws ErrnoException {
        Statx about = Statx.allocate(arena);
        StatCalls.statx(file.fd(), "", AT.EMPTY_PATH, STATX.TYPE | STATX.INO | STATX.SIZE | STATX.BLOCKS, about);
        return about;
    }

    private boolean shared(Reflink reflink) throws ErrnoException {
        try {
            Sharing.clone(from, to);
            return true;
        } catch (ErrnoException e) {
            if (reflink == Reflink.ALWAYS) throw e;
            return false;
        }
    }

    /** Copies what is between the holes, and returns the end, which comes early if the file says that it has more than it gives. */
    private long pieces(long size) throws ErrnoException {
        long place = 0;
        while (place < size) {
            long data = data(place, size);
            if (data == size) {
                to.truncate(size);
                return size;
            }
            long hole = hole(data, size);
            place = range(data, hole);
            if (place < hole) return place;
        }
        return place;
    }

    /** Where data comes next; {@code size} if nothing but a hole does. */
    private long data(long place, long size) throws ErrnoException {
        try {
            return Math.min(size, from.nextData(place).orElse(size));
        } catch (ErrnoException e) {
            if (e.is(E.INVAL)) return place; // the file system knows of no holes
            throw e;
        }
    }

    private long hole(long place, long size) throws ErrnoException {
        try {
            return Math.min(size, from.nextHole(place).orElse(size));
        } catch (ErrnoException e) {
            if (e.is(E.INVAL)) return size;
            throw e;
        }
    }

    /** Copies bytes in place, and returns where that ended: at {@code end}, or where the file ends by now. */
    private long range(long start, long end) throws ErrnoException {
        long place = start;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = MemorySegment.NULL;
            while (place < end) {
                if (way == Way.BY_MEMORY && buffer.byteSize() == 0) buffer = arena.allocate(CHUNK);
                long count;
                try {
                    count = move(place, end - place, buffer);
                } catch (ErrnoException e) {
                    if (way == Way.BY_MEMORY || e.is(E.NOSPC) || e.is(E.DQUOT) || e.is(E.IO)) throw e;
                    way = way.next();
                    continue;
                }
                if (count == 0) break;
                place += count;
            }
        }
        return place;
    }

    private long move(long place, long count, MemorySegment buffer) throws ErrnoException {
        return switch (way) {
            case IN_FILE_SYSTEM -> Transfer.copyFileRange(from, place, to, place, count);
            case IN_KERNEL -> {
                to.position(place);
                yield Transfer.sendfile(from, place, to, count);
            }
            case BY_MEMORY -> {
                MemorySegment part = buffer.asSlice(0, Math.min(count, buffer.byteSize()));
                long length = from.pread(part, place);
                to.pwriteFully(part.asSlice(0, length), place);
                yield length;
            }
        };
    }

    private long readOn(MemorySegment buffer, long start) throws ErrnoException {
        long place = start;
        for (long length; (length = from.pread(buffer, place)) > 0; place += length) {
            to.pwriteFully(buffer.asSlice(0, length), place);
        }
        return place;
    }
}
