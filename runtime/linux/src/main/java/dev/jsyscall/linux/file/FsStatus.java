package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.StructText;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.statfs.FS_MAGIC;
import dev.jsyscall.linux.abi.statfs.ST;
import dev.jsyscall.linux.abi.statfs.Statfs;
import dev.jsyscall.linux.abi.statfs.Statfs64;
import dev.jsyscall.linux.abi.statfs.StatfsCalls;

/**
 * A file system: what kind, and how full.
 *
 * @param type its magic number, mostly one of {@link FS_MAGIC}: {@code status.type() == FS_MAGIC.BTRFS}
 * @param blockSize the unit of the three numbers of blocks, in bytes
 * @param transferSize how many bytes are best read or written at a time
 * @param blocks how many blocks there are
 * @param free how many are free
 * @param available how many are free for users without privileges
 * @param files how many files there can be
 * @param filesFree how many more there can be
 * @param id a number of its own
 * @param nameLength the longest name in bytes
 * @param flags how it is mounted, of {@link ST}
 * @see <a href="https://man7.org/linux/man-pages/man2/statfs.2.html">statfs(2)</a>
 */
public record FsStatus(
        int type, long blockSize, long transferSize, long blocks, long free, long available, long files, long filesFree, long id,
        long nameLength, long flags) {

    static FsStatus of(Fd fd) throws ErrnoException {
        if (fd.number() == AT.FDCWD) return of("."); // fstatfs does not know that number
        try (Scratch scratch = Scratch.open()) {
            if (Platform.is64Bit()) {
                Statfs status = Statfs.allocate(scratch);
                StatfsCalls.fstatfs(fd, status);
                return of(status);
            }
            Statfs64 status = Statfs64.allocate(scratch);
            StatfsCalls.fstatfs64(fd, status);
            return of(status);
        }
    }

    static FsStatus of(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            if (Platform.is64Bit()) {
                Statfs status = Statfs.allocate(scratch);
                StatfsCalls.statfs(path, status);
                return of(status);
            }
            Statfs64 status = Statfs64.allocate(scratch);
            StatfsCalls.statfs64(path, status);
            return of(status);
        }
    }

    /** What 64-bit architectures answer. Magic numbers have 32 bits, which some file systems sign-extend. */
    private static FsStatus of(Statfs s) {
        return new FsStatus((int) s.type(), s.frsize() == 0 ? s.bsize() : s.frsize(), s.bsize(), s.blocks(), s.bfree(), s.bavail(),
                s.files(), s.ffree(), id(s.fsid(0), s.fsid(1)), s.namelen(), s.flags());
    }

    /** What 32-bit architectures answer. */
    private static FsStatus of(Statfs64 s) {
        return new FsStatus((int) s.type(), s.frsize() == 0 ? s.bsize() : s.frsize(), s.bsize(), s.blocks(), s.bfree(), s.bavail(),
                s.files(), s.ffree(), id(s.fsid(0), s.fsid(1)), s.namelen(), s.flags());
    }

    private static long id(int low, int high) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }

    /** Its name if {@link FS_MAGIC} has it: {@code "tmpfs"}; else the number in hexadecimal. */
    public String typeName() {
        return FS_MAGIC.format(type);
    }

    /** Whether it is mounted so, of {@link ST}: {@code status.is(ST.RDONLY)}. */
    public boolean is(int flag) {
        return (flags & flag) == flag;
    }

    /** Its size in bytes. */
    public long totalBytes() {
        return blocks * blockSize;
    }

    /** Free bytes for users without privileges. */
    public long availableBytes() {
        return available * blockSize;
    }

    /** As strace would print it. */
    @Override
    public String toString() {
        return new StructText()
                .words("f_type", FS_MAGIC.table(), type)
                .add("f_bsize", transferSize)
                .unsigned("f_blocks", blocks)
                .unsigned("f_bfree", free)
                .unsigned("f_bavail", available)
                .unsigned("f_files", files)
                .unsigned("f_ffree", filesFree)
                .address("f_fsid", id)
                .add("f_namelen", nameLength)
                .add("f_frsize", blockSize)
                .words("f_flags", ST.table(), flags)
                .toString();
    }
}
