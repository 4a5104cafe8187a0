package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Scratch;
import dev.jsyscall.StructText;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.stat.S;
import dev.jsyscall.linux.abi.stat.STATX;
import dev.jsyscall.linux.abi.stat.STATX_ATTR;
import dev.jsyscall.linux.abi.stat.StatCalls;
import dev.jsyscall.linux.abi.stat.Statx;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a file is: type, permissions, owner, size, times and all else that statx(2) tells, as it was when it was asked.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/statx.2.html">statx(2)</a>
 */
public final class FileStatus {
    /** Whatever the file system knows and gives without further ado. */
    private static final int EVERYTHING = STATX.BASIC_STATS | STATX.BTIME | STATX.MNT_ID | STATX.DIOALIGN | STATX.SUBVOL | STATX.WRITE_ATOMIC;

    private final Statx statx;

    private FileStatus(Statx statx) {
        this.statx = statx;
    }

    /** A copy of what the kernel said. */
    public static FileStatus of(Statx statx) {
        byte[] bytes = new byte[Statx.SIZE];
        MemorySegment copy = MemorySegment.ofArray(bytes);
        return new FileStatus(Statx.of(copy.copyFrom(statx.segment().asSlice(0, Statx.SIZE))));
    }

    /** Asks about a name in a directory, or with an empty name about the descriptor itself. */
    static FileStatus of(Fd dir, String path, int flags) throws ErrnoException {
        return of(dir, path, flags, EVERYTHING);
    }

    static FileStatus of(Fd dir, String path, int flags, int mask) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            Statx statx = Statx.of(scratch.reserve(Statx.SIZE));
            StatCalls.statx(dir, path, flags, mask, statx);
            return of(statx);
        }
    }

    /** Asks about an open file. */
    static FileStatus of(Fd fd) throws ErrnoException {
        return of(fd, "", AT.EMPTY_PATH);
    }

    /** All of it, as the kernel wrote it. */
    public Statx statx() {
        return statx;
    }

    /** What it is. */
    public FileType type() {
        return FileType.ofMode(statx.mode());
    }

    /** Whether it is a regular file. */
    public boolean isRegularFile() {
        return S.IFREG == (statx.mode() & S.IFMT);
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return S.IFDIR == (statx.mode() & S.IFMT);
    }

    /** Whether it is a symbolic link, which only those see who do not follow links. */
    public boolean isSymbolicLink() {
        return S.IFLNK == (statx.mode() & S.IFMT);
    }

    /** Whether it is a character device. */
    public boolean isCharDevice() {
        return S.IFCHR == (statx.mode() & S.IFMT);
    }

    /** Whether it is a block device. */
    public boolean isBlockDevice() {
        return S.IFBLK == (statx.mode() & S.IFMT);
    }

    /** Whether it is a pipe. */
    public boolean isFifo() {
        return S.IFIFO == (statx.mode() & S.IFMT);
    }

    /** Whether it is a socket. */
    public boolean isSocket() {
        return S.IFSOCK == (statx.mode() & S.IFMT);
    }

    /** Type and permissions together, of {@link S}. */
    public int mode() {
        return statx.mode();
    }

    /** The permissions, 0 to 07777. */
    public int permissions() {
        return statx.mode() & ~S.IFMT;
    }

    /** {@code -rwxr-xr-x}, as ls(1) shows it. */
    public String modeText() {
        return type().letter() + PermissionText.of(statx.mode());
    }

    /** How many names it has. */
    public int links() {
        return statx.nlink();
    }

    /** The owner's number, a 32-bit one without a sign. */
    public int uid() {
        return statx.uid();
    }

    /** The group's number, a 32-bit one without a sign. */
    public int gid() {
        return statx.gid();
    }

    /** Its number in its file system. */
    public long inode() {
        return statx.ino();
    }

    /** The size in bytes; of a symbolic link, the length of its path. */
    public long size() {
        return statx.size();
    }

    /** What it takes on the disk, in bytes. */
    public long allocated() {
        return statx.blocks() * 512;
    }

    /** How many bytes are best read or written at a time. */
    public int blockSize() {
        return statx.blksize();
    }

    /** When it was last read, as far as the file system keeps count. */
    public Instant accessed() {
        return statx.atime().toInstant();
    }

    /** When its content last changed. */
    public Instant modified() {
        return statx.mtime().toInstant();
    }

    /** When its content or anything said here last changed. */
    public Instant changed() {
        return statx.ctime().toInstant();
    }

    /** When it was made; empty where the file system does not know. */
    public Optional<Instant> born() {
        return has(STATX.BTIME) ? Optional.of(statx.btime().toInstant()) : Optional.empty();
    }

    /** The device that its file system is on. */
    public DeviceNumber device() {
        return new DeviceNumber(statx.dev_major(), statx.dev_minor());
    }

    /** The device that it stands for, if it is one. */
    public DeviceNumber rdev() {
        return new DeviceNumber(statx.rdev_major(), statx.rdev_minor());
    }

    /** The mount that it was reached through; 0 on kernels before 5.8. */
    public long mountId() {
        return statx.mnt_id();
    }

    /** Whether the kernel filled in a part, of {@link STATX}. */
    public boolean has(int part) {
        return (statx.mask() & part) == part;
    }

    /** Whether an attribute is set, of {@link STATX_ATTR}: {@code status.is(STATX_ATTR.IMMUTABLE)}. */
    public boolean is(long attribute) {
        return (statx.attributes() & attribute) == attribute;
    }

    /** {@link #is(long)} with words. */
    public boolean is(String attribute) {
        return is(STATX_ATTR.parse(attribute));
    }

    /** Whether both are the same file. */
    public boolean isSameFile(FileStatus other) {
        return inode() == other.inode() && device().equals(other.device());
    }

    /** Whether the kernel said exactly the same both times; {@link #isSameFile} asks for less. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStatus status && statx.segment().mismatch(status.statx.segment()) == -1;
    }

    @Override
    public int hashCode() {
        return Objects.hash(inode(), device(), changed());
    }

    /** As strace would print it, without what only some file systems tell; {@link #statx} has that. */
    @Override
    public String toString() {
        return new StructText()
                .words("stx_mask", STATX.table(), statx.mask())
                .words("stx_mode", S.table(), statx.mode())
                .unsigned("stx_nlink", statx.nlink())
                .unsigned("stx_uid", statx.uid())
                .unsigned("stx_gid", statx.gid())
                .unsigned("stx_ino", statx.ino())
                .unsigned("stx_size", statx.size())
                .unsigned("stx_blocks", statx.blocks())
                .unsigned("stx_blksize", statx.blksize())
                .words("stx_attributes", STATX_ATTR.table(), statx.attributes())
                .add("stx_atime", statx.atime())
                .add("stx_btime", statx.btime())
                .add("stx_ctime", statx.ctime())
                .add("stx_mtime", statx.mtime())
                .unsigned("stx_rdev_major", statx.rdev_major())
                .unsigned("stx_rdev_minor", statx.rdev_minor())
                .unsigned("stx_dev_major", statx.dev_major())
                .unsigned("stx_dev_minor", statx.dev_minor())
                .unsigned("stx_mnt_id", statx.mnt_id())
                .toString().replace(", __reserved=0", ""); // in each time
    }
}
