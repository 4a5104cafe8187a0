package dev.jsyscall.linux.tree;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.file.SEEK;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
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

    private final HasFd from;
    private final HasFd to;
    private Way way = Way.IN_FILE_SYSTEM;

    private FileContent(HasFd from, HasFd to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies all of a file over the beginning of another. May block.
     *
     * @param from open for reading; its position does not count, and moves if it is of a kind that has none
     * @param to a regular file open for writing, most often an empty one
     * @return how many bytes it has
     * @throws ErrnoException as copy_file_range(2), read(2) and write(2)
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
            Statx about = Statx.allocate(arena);
            StatCalls.statx(fd, "", AT.EMPTY_PATH, STATX.SIZE, about);
            return Mapping.of(fd, 0, about.size()).map();
        }
    }

    private long copy(Reflink reflink) throws ErrnoException {
        long size;
        boolean sparse;
        try (Arena arena = Arena.ofConfined()) {
            Statx about = Statx.allocate(arena);
            StatCalls.statx(from.fd(), "", AT.EMPTY_PATH, STATX.SIZE | STATX.BLOCKS, about);
            size = about.size();
            sparse = about.blocks() * BLOCK < size;
            if (size > 0 && reflink != Reflink.NEVER && shared(reflink)) return size;
            long end = sparse ? pieces(size) : range(0, size);
            // What the size did not tell of: the file grew, or is one of those that tell none.
            return readOn(arena.allocate(CHUNK), end);
        }
    }

    private boolean shared(Reflink reflink) throws ErrnoException {
        try {
            Transfer.clone(from, to);
            return true;
        } catch (ErrnoException e) {
            if (reflink == Reflink.ALWAYS) throw e;
            return false;
        }
    }

    /** Copies what is between the holes, and returns the end. */
    private long pieces(long size) throws ErrnoException {
        long place = 0;
        while (place < size) {
            long data = seek(place, SEEK.DATA, size);
            long hole = data == size ? size : seek(data, SEEK.HOLE, size);
            if (range(data, hole) < hole) return hole;
            place = hole;
        }
        FileCalls.ftruncate(to.fd(), size);
        return size;
    }

    private long seek(long place, int whence, long size) throws ErrnoException {
        try {
            return Math.min(size, FileCalls.lseek(from.fd(), place, whence));
        } catch (ErrnoException e) {
            if (e.is(E.NXIO)) return size; // nothing but a hole from here on
            if (e.is(E.INVAL)) return whence == SEEK.DATA ? place : size; // the file system knows of no holes
            throw e;
        }
    }

    /** Copies bytes in place, and returns where that ended: at {@code end}, or where the file ends by now. */
    private long range(long start, long end) throws ErrnoException {
        long place = start;
        MemorySegment buffer = MemorySegment.NULL;
        while (place < end) {
            if (way == Way.BY_MEMORY && buffer.byteSize() == 0) buffer = Arena.ofAuto().allocate(CHUNK);
            long count;
            try {
                count = move(place, end - place, buffer);
            } catch (ErrnoException e) {
                if (e.is(E.INTR)) continue;
                if (way == Way.BY_MEMORY || e.is(E.NOSPC) || e.is(E.DQUOT) || e.is(E.IO)) throw e;
                way = way.next();
                continue;
            }
            if (count == 0) break;
            place += count;
        }
        return place;
    }

    private long move(long place, long count, MemorySegment buffer) throws ErrnoException {
        return switch (way) {
            case IN_FILE_SYSTEM -> Transfer.copyFileRange(from, place, to, place, count);
            case IN_KERNEL -> {
                FileCalls.lseek(to.fd(), place, SEEK.SET);
                yield Transfer.sendfile(from, place, to, count);
            }
            case BY_MEMORY -> {
                MemorySegment part = buffer.asSlice(0, Math.min(count, buffer.byteSize()));
                long length = FileCalls.pread64(from.fd(), part, place);
                write(part.asSlice(0, length), place);
                yield length;
            }
        };
    }

    private long readOn(MemorySegment buffer, long start) throws ErrnoException {
        long place = start;
        while (true) {
            long length = FileCalls.tryPread64(from.fd(), buffer, place);
            if (length == 0) return place;
            if (length == -E.INTR) continue;
            if (length < 0) throw from.fd().failure(length, "pread64", from, buffer, CHUNK, place);
            write(buffer.asSlice(0, length), place);
            place += length;
        }
    }

    private void write(MemorySegment bytes, long place) throws ErrnoException {
        long written = 0;
        while (written < bytes.byteSize()) {
            long count = FileCalls.tryPwrite64(to.fd(), bytes.asSlice(written), place + written);
            if (count == -E.INTR) continue;
            if (count < 0) throw to.fd().failure(count, "pwrite64", to, bytes, bytes.byteSize(), place + written);
            written += count;
        }
    }
}
