package dev.jsyscall.linux.file;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Scratch;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.handle.AT_HANDLE;
import dev.jsyscall.linux.abi.handle.HANDLE_SIZE;
import dev.jsyscall.linux.abi.handle.HandleCalls;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file's name for its file system: it stays the same when the file is renamed, in other processes and after a restart.
 *
 * <p>Two handles are equal if type and bytes are; those of different file systems may be by chance.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/open_by_handle_at.2.html">open_by_handle_at(2)</a>
 */
public final class FileHandle {
    private final int type;
    private final byte[] bytes;

    private FileHandle(int type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * The handle of what is at a path; a link's own.
     *
     * @throws ErrnoException as name_to_handle_at(2): EOPNOTSUPP if the file system has no handles
     */
    public static FileHandle of(String path) throws ErrnoException {
        return of(Dir.cwd(), path, 0);
    }

    /** The handle of a file that is open. */
    public static FileHandle of(HasFd file) throws ErrnoException {
        return of(file, "", AT_HANDLE.EMPTY_PATH);
    }

    /**
     * The handle of what is at a path that begins in a directory.
     *
     * @param flags bits of {@link AT_HANDLE}
     * @throws ErrnoException as {@link #of(String)}
     */
    public static FileHandle of(HasFd directory, String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            var handle = dev.jsyscall.linux.abi.handle.FileHandle.allocate(scratch, HANDLE_SIZE.MAX_HANDLE_SZ);
            handle.handle_bytes(HANDLE_SIZE.MAX_HANDLE_SZ);
            MemorySegment mount = scratch.allocate(ValueLayout.JAVA_LONG);
            HandleCalls.nameToHandleAt(directory.fd(), path, handle, mount, flags);
            return of(handle.segment());
        }
    }

    /** {@link #of(HasFd, String, int)} with the flags in words of {@link AT_HANDLE}: {@code symlink_follow}. */
    public static FileHandle of(HasFd directory, String path, String flags) throws ErrnoException {
        return of(directory, path, AT_HANDLE.parse(flags));
    }

    /** The handle that a C {@code file_handle} in memory is; what follows it does not matter. */
    public static FileHandle of(MemorySegment record) {
        var handle = dev.jsyscall.linux.abi.handle.FileHandle.of(record);
        byte[] bytes = handle.f_handle().asSlice(0, handle.handle_bytes()).toArray(ValueLayout.JAVA_BYTE);
        return new FileHandle(handle.handle_type(), bytes);
    }

    /** A handle that was kept: what {@link #type} and {@link #bytes} told. */
    public static FileHandle of(int type, byte[] bytes) {
        if (bytes.length > HANDLE_SIZE.MAX_HANDLE_SZ) {
            throw new IllegalArgumentException("a handle has " + HANDLE_SIZE.MAX_HANDLE_SZ + " bytes at most, not " + bytes.length);
        }
        return new FileHandle(type, bytes.clone());
    }

    /** What the bytes mean to the file system. */
    public int type() {
        return type;
    }

    /** Its bytes, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Opens the file. Needs CAP_DAC_READ_SEARCH.
     *
     * @param mount any file of the mounted file system that has it
     * @param flags as for openat(2); {@code cloexec} and {@code largefile} are added
     * @return a descriptor that the caller closes
     * @throws ErrnoException as open_by_handle_at(2): ESTALE if the file is gone
     */
    public OwnedFd open(HasFd mount, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            var handle = dev.jsyscall.linux.abi.handle.FileHandle.allocate(scratch, bytes.length);
            handle.handle_bytes(bytes.length).handle_type(type).f_handle(MemorySegment.ofArray(bytes));
            return HandleCalls.openByHandleAt(mount.fd(), handle, flags | O.LARGEFILE | O.CLOEXEC);
        }
    }

    /** {@link #open(HasFd, int)} with the flags in words of {@link O}. */
    public OwnedFd open(HasFd mount, String flags) throws ErrnoException {
        return open(mount, O.parse(flags));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileHandle handle && type == handle.type && Arrays.equals(bytes, handle.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(bytes);
    }

    /** Much as strace prints it: {@code {handle_type=1, f_handle=0c00000089e1c5f1}}. */
    @Override
    public String toString() {
        return "{handle_type=" + type + ", f_handle=" + HexFormat.of().formatHex(bytes) + "}";
    }
}
