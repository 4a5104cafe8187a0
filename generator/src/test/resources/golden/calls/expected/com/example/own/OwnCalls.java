package com.example.own;

import com.example.own.raw.OwnRaw;
import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.abi.base.Pair;
import dev.jsyscall.linux.raw.BaseRaw;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;

/**
 * The calls of {@code own.abi}.
 *
 * <p>Each makes one call and leaves nothing out: an interrupted one fails with {@code EINTR}, and the end of input is 0.
 * Memory may be native, which is used as it is, or an array, which is copied. A method named {@code try…} returns a
 * negative errno where its twin throws.
 */
public final class OwnCalls {
    private static final BorrowedFd AT_FDCWD = BorrowedFd.of(AT.FDCWD, "AT_FDCWD");

    private static final boolean SYNC_FILE_RANGE_MISSING = switch (Platform.arch()) {
        case "narrow" -> true;
        default -> false;
    };

    private OwnCalls() {}

    /**
     * Reads bytes.
     *
     * {@snippet lang=c :
     * ssize_t read(int fd, void *buf, size_t count);
     * }
     *
     * <p>May block.
     *
     * @param fd an open file descriptor
     * @param buf memory, all of it, filled in by the call
     * @return the result, {@code ssize_t}
     * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails: {@code AGAIN} nothing is there yet
     */
    public static long read(Fd fd, MemorySegment buf) throws ErrnoException {
        long result = tryRead(fd, buf);
        if (Syscall.isError(result)) {
            throw fd.failure(result, "read", fd, buf, buf.byteSize());
        }
        return result;
    }

    /** {@link #read(Fd, MemorySegment)} with what remains of {@code buf}, whose position moves by the result. */
    public static long read(Fd fd, ByteBuffer buf) throws ErrnoException {
        if (buf.isReadOnly()) throw new ReadOnlyBufferException();
        long result = read(fd, MemorySegment.ofBuffer(buf));
        if (result > 0) buf.position(buf.position() + (int) Math.min(result, buf.remaining()));
        return result;
    }

    /**
     * {@link #read(Fd, MemorySegment)} for when failure is ordinary: it throws no exception for the kernel's errors.
     *
     * @return the result, or a negative errno
     * @throws dev.jsyscall.ErrnoException if a file descriptor is closed
     */
    public static long tryRead(Fd fd, MemorySegment buf) throws ErrnoException {
        int fdNumber = fd.enterBlocking();
        try (Scratch scratch = Scratch.unlessNative(buf)) {
            MemorySegment bufMemory = Scratch.out(scratch, buf);
            long result = OwnRaw.read(fdNumber, bufMemory, bufMemory.byteSize());
            Scratch.copyBack(bufMemory, buf, Math.min(result, bufMemory.byteSize()));
            return result;
        } finally {
            fd.exitBlocking();
        }
    }

    /** {@link #tryRead(Fd, MemorySegment)} with what remains of {@code buf}, whose position moves by the result. */
    public static long tryRead(Fd fd, ByteBuffer buf) throws ErrnoException {
        if (buf.isReadOnly()) throw new ReadOnlyBufferException();
        long result = tryRead(fd, MemorySegment.ofBuffer(buf));
        if (result > 0) buf.position(buf.position() + (int) Math.min(result, buf.remaining()));
        return result;
    }

    /**
     * Reads at an offset.
     *
     * {@snippet lang=c :
     * ssize_t pread64(int fd, void *buf, size_t count, loff_t offset);
     * }
     *
     * @param fd an open file descriptor
     * @param buf memory, all of it, filled in by the call
     * @param offset {@code loff_t}
     * @return the result, {@code ssize_t}
     * @see <a href="https://man7.org/linux/man-pages/man2/pread64.2.html">pread64(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static long pread64(Fd fd, MemorySegment buf, long offset) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(buf)) {
            MemorySegment bufMemory = Scratch.out(scratch, buf);
            long result = OwnRaw.pread64(fdNumber, bufMemory, bufMemory.byteSize(), offset);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "pread64", fd, buf, buf.byteSize(), offset);
            }
            Scratch.copyBack(bufMemory, buf, Math.min(result, bufMemory.byteSize()));
            return result;
        } finally {
            fd.exit();
        }
    }

    /** {@link #pread64(Fd, MemorySegment, long)} with what remains of {@code buf}, whose position moves by the result. */
    public static long pread64(Fd fd, ByteBuffer buf, long offset) throws ErrnoException {
        if (buf.isReadOnly()) throw new ReadOnlyBufferException();
        long result = pread64(fd, MemorySegment.ofBuffer(buf), offset);
        if (result > 0) buf.position(buf.position() + (int) Math.min(result, buf.remaining()));
        return result;
    }

    /**
     * Reads into several.
     *
     * {@snippet lang=c :
     * ssize_t preadv(int fd, const struct pair *vectors, int count, loff_t offset);
     * }
     *
     * <p>Since Linux 2.6.30.
     *
     * @param fd an open file descriptor
     * @param vectors memory, all of it, read by the call
     * @param offset {@code loff_t}
     * @return the result, {@code ssize_t}
     * @see <a href="https://man7.org/linux/man-pages/man2/preadv.2.html">preadv(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static long preadv(Fd fd, MemorySegment vectors, long offset) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(vectors)) {
            MemorySegment vectorsMemory = Scratch.in(scratch, vectors);
            long result = OwnRaw.preadv(fdNumber, vectorsMemory, Math.toIntExact(vectorsMemory.byteSize() / Pair.SIZE), offset);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "preadv", fd, vectors, Math.toIntExact(vectors.byteSize() / Pair.SIZE), offset);
            }
            return result;
        } finally {
            fd.exit();
        }
    }

    /**
     * Controls.
     *
     * {@snippet lang=c :
     * long fcntl(int fd, __s32 command, unsigned long argument);
     * }
     *
     * @param fd an open file descriptor
     * @param command one of {@link COMMAND}
     * @param argument {@code ulong}
     * @return the result, {@code long}
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static long fcntl(Fd fd, int command, long argument) throws ErrnoException {
        int fdNumber = fd.enter();
        try {
            long result = OwnRaw.fcntl(fdNumber, command, argument);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "fcntl", fd, COMMAND.table().shown(command), argument);
            }
            return result;
        } finally {
            fd.exit();
        }
    }

    /** {@link #fcntl(Fd, int, long)} with {@code command} in words of {@link COMMAND}. */
    public static long fcntl(Fd fd, String command, long argument) throws ErrnoException {
        return fcntl(fd, COMMAND.parse(command), argument);
    }

    /** {@link #fcntl(Fd, int, long)} with {@code argument = 0}. */
    public static long fcntl(Fd fd, int command) throws ErrnoException {
        return fcntl(fd, command, 0);
    }

    /** {@link #fcntl(Fd, int, long)} with {@code command} in words of {@link COMMAND}, and {@code argument = 0}. */
    public static long fcntl(Fd fd, String command) throws ErrnoException {
        return fcntl(fd, COMMAND.parse(command), 0);
    }

    /**
     * Gets a pair.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __s32 command, struct pair *pair);
     * }
     *
     * @param fd an open file descriptor
     * @param pair filled in by the call, or null
     * @return the result, {@code int}
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static int fcntlGetpair(Fd fd, Pair pair) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(pair == null ? null : pair.segment())) {
            MemorySegment pairMemory = Scratch.inout(scratch, pair == null ? null : pair.segment());
            long result = OwnRaw.fcntl(fdNumber, COMMAND.GET, pairMemory);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "fcntl", fd, COMMAND.table().shown(COMMAND.GET), pair == null ? null : pair.segment());
            }
            Scratch.copyBack(pairMemory, pair == null ? null : pair.segment(), pairMemory.byteSize());
            return (int) result;
        } finally {
            fd.exit();
        }
    }

    /**
     * Sets a pair.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __s32 command, const struct pair *pair, size_t size, __u32 flags);
     * }
     *
     * @param fd an open file descriptor
     * @param pair read by the call
     * @param flags bits of {@link FLAGS}
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void fcntlSetpair(Fd fd, Pair pair, int flags) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(pair.segment())) {
            MemorySegment pairMemory = Scratch.in(scratch, pair.segment());
            long result = OwnRaw.fcntl(fdNumber, COMMAND.SET, pairMemory, Pair.SIZE, flags);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "fcntl", fd, COMMAND.table().shown(COMMAND.SET), pair, Pair.SIZE, FLAGS.table().shown(flags));
            }
        } finally {
            fd.exit();
        }
    }

    /** {@link #fcntlSetpair(Fd, Pair, int)} with {@code flags} in words of {@link FLAGS}. */
    public static void fcntlSetpair(Fd fd, Pair pair, String flags) throws ErrnoException {
        fcntlSetpair(fd, pair, FLAGS.parse(flags));
    }

    /** {@link #fcntlSetpair(Fd, Pair, int)} with {@code flags = 0}. */
    public static void fcntlSetpair(Fd fd, Pair pair) throws ErrnoException {
        fcntlSetpair(fd, pair, 0);
    }

    /**
     * Gets a pair of a version that is or-ed to the command.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __s32 command, struct pair *pair);
     * }
     *
     * @param fd an open file descriptor
     * @param pair filled in by the call
     * @return the result, {@code int}
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static int fcntlGetwide(Fd fd, Pair pair) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(pair.segment())) {
            MemorySegment pairMemory = Scratch.inout(scratch, pair.segment());
            long result = OwnRaw.fcntl(fdNumber, 257, pairMemory);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "fcntl", fd, COMMAND.table().shown(COMMAND.GET), pair.segment());
            }
            Scratch.copyBack(pairMemory, pair.segment(), pairMemory.byteSize());
            return (int) result;
        } finally {
            fd.exit();
        }
    }

    /**
     * Passes two flags.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __u32 command);
     * }
     *
     * @param fd an open file descriptor
     * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void fcntlBoth(Fd fd) throws ErrnoException {
        int fdNumber = fd.enter();
        try {
            long result = OwnRaw.fcntl(fdNumber, 3);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "fcntl", fd, FLAGS.table().shown(3));
            }
        } finally {
            fd.exit();
        }
    }

    /**
     * Who this is.
     *
     * {@snippet lang=c :
     * pid_t getpid(void);
     * }
     *
     * @return the result, {@code pid_t}
     * @see <a href="https://man7.org/linux/man-pages/man2/getpid.2.html">getpid(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static int getpid() throws ErrnoException {
        long result = OwnRaw.getpid();
        if (Syscall.isError(result)) {
            throw ErrnoException.of(result, "getpid");
        }
        return (int) result;
    }

    /**
     * Opens a file where it is.
     *
     * {@snippet lang=c :
     * int mmap2(const char *path, int dirfd, __u32 flags);
     * }
     *
     * <p>On wide this is {@code open}.
     *
     * @param path a file's path
     * @param dirfd an open file descriptor
     * @param flags bits of {@link FLAGS}
     * @return a new file descriptor, to be closed by the caller
     * @see <a href="https://man7.org/linux/man-pages/man2/mmap2.2.html">mmap2(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static OwnedFd mmap2(String path, Fd dirfd, int flags) throws ErrnoException {
        int dirfdNumber = dirfd.enter();
        try (Scratch scratch = Scratch.open()) {
            long result = Platform.is64Bit()
                    ? BaseRaw.open(scratch.path(path), flags, 0)
                    : OwnRaw.mmap2(scratch.path(path), dirfdNumber, flags);
            if (Syscall.isError(result)) {
                throw dirfd.failure(result, "mmap2", path, dirfd, FLAGS.table().shown(flags));
            }
            return OwnedFd.of((int) result);
        } finally {
            dirfd.exit();
        }
    }

    /** {@link #mmap2(String, Fd, int)} with {@code flags} in words of {@link FLAGS}. */
    public static OwnedFd mmap2(String path, Fd dirfd, String flags) throws ErrnoException {
        return mmap2(path, dirfd, FLAGS.parse(flags));
    }

    /** {@link #mmap2(String, Fd, int)} with {@code dirfd = AT.FDCWD}. */
    public static OwnedFd mmap2(String path, int flags) throws ErrnoException {
        return mmap2(path, AT_FDCWD, flags);
    }

    /** {@link #mmap2(String, Fd, int)} with {@code flags} in words of {@link FLAGS}, and {@code dirfd = AT.FDCWD}. */
    public static OwnedFd mmap2(String path, String flags) throws ErrnoException {
        return mmap2(path, AT_FDCWD, FLAGS.parse(flags));
    }

    /**
     * Closes.
     *
     * {@snippet lang=c :
     * int close(int fd);
     * }
     *
     * @param fd given up to the call
     * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void close(OwnedFd fd) throws ErrnoException {
        int fdNumber = fd.release();
        long result = OwnRaw.close(fdNumber);
        if (Syscall.isError(result)) {
            throw ErrnoException.of(result, "close", fd.number());
        }
    }

    /**
     * Maps memory.
     *
     * {@snippet lang=c :
     * void *mmap(void *address, size_t length, loff_t offset);
     * }
     *
     * <p>On narrow and tight this is {@code pread64}.
     *
     * @param address an address
     * @param length {@code size_t}
     * @param offset {@code loff_t}
     * @return an address, as a segment of no length
     * @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static MemorySegment mmap(MemorySegment address, long length, long offset) throws ErrnoException {
        long result = Platform.is64Bit()
                ? OwnRaw.mmap(address, length, offset)
                : OwnRaw.pread64(0, address, length, offset >> 12);
        if (Syscall.isError(result)) {
            throw ErrnoException.of(result, "mmap", address, length, offset);
        }
        return MemorySegment.ofAddress(Platform.is64Bit() ? result : Integer.toUnsignedLong((int) result));
    }

    /** {@link #mmap(MemorySegment, long, long)} with {@code offset = 0}. */
    public static MemorySegment mmap(MemorySegment address, long length) throws ErrnoException {
        return mmap(address, length, 0);
    }

    /**
     * Exists on some only.
     *
     * {@snippet lang=c :
     * int sync_file_range(int fd, loff_t offset, loff_t length, __u32 flags);
     * }
     *
     * <p>Only its types are known, not what the kernel does with each argument. Not on narrow.
     *
     * @param fd an open file descriptor
     * @param offset {@code loff_t}
     * @param length {@code loff_t}
     * @param flags bits of {@link FLAGS}
     * @see <a href="https://man7.org/linux/man-pages/man2/sync_file_range.2.html">sync_file_range(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void syncFileRange(Fd fd, long offset, long length, int flags) throws ErrnoException {
        int fdNumber = fd.enter();
        try {
            long result = OwnRaw.sync_file_range(fdNumber, offset, length, flags);
            if (Syscall.isError(result)) {
                if (SYNC_FILE_RANGE_MISSING) throw ErrnoException.missing("sync_file_range", "tight and wide");
                throw fd.failure(result, "sync_file_range", fd, offset, length, FLAGS.table().shown(flags));
            }
        } finally {
            fd.exit();
        }
    }

    /** {@link #syncFileRange(Fd, long, long, int)} with {@code flags} in words of {@link FLAGS}. */
    public static void syncFileRange(Fd fd, long offset, long length, String flags) throws ErrnoException {
        syncFileRange(fd, offset, length, FLAGS.parse(flags));
    }
}
