package com.example.own.raw;

import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;

/**
 * The system calls of {@code own.abi} as the kernel takes them.
 *
 * <p>Each returns the result, or a negative errno; where the architecture lacks the call, that is {@code -ENOSYS}.
 * Nothing is allocated, thrown or retried, and lengths are the caller's business.
 */
public final class OwnRaw {
    private static final Syscall READ = Syscall.of("read", 1);
    private static final Syscall PREAD64 = Syscall.of("pread64", 7);

    private static final int PREAD64_FORM = switch (Platform.arch()) {
        case "tight" -> 1;
        case "wide" -> 2;
        default -> 0;
    };

    private static final Syscall PREADV = Syscall.of("preadv", 8);
    private static final Syscall FCNTL = Syscall.of("fcntl", 9);
    private static final Syscall GETPID = Syscall.of("getpid", 10);

    private static final Syscall MMAP2 = Syscall.of("mmap2", switch (Platform.arch()) {
        case "wide" -> Syscall.ABSENT;
        default -> 25;
    });

    private static final Syscall CLOSE = Syscall.of("close", 2);

    private static final Syscall MMAP = Syscall.of("mmap", switch (Platform.arch()) {
        case "wide" -> 22;
        default -> 24;
    });

    private static final int MMAP_FORM = switch (Platform.arch()) {
        case "tight" -> 1;
        case "wide" -> 2;
        default -> 0;
    };

    private static final Syscall SYNC_FILE_RANGE = Syscall.of("sync_file_range", switch (Platform.arch()) {
        case "narrow" -> Syscall.ABSENT;
        default -> 21;
    });

    private OwnRaw() {}

    /**
     * Reads bytes.
     *
     * {@snippet lang=c :
     * ssize_t read(int fd, void *buf, size_t count);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long read(int fd, MemorySegment buf, long count) {
        return READ.call(MemorySegment.ofAddress(fd), buf, MemorySegment.ofAddress(count));
    }

    /**
     * Reads at an offset.
     *
     * {@snippet lang=c :
     * ssize_t pread64(int fd, void *buf, size_t count, loff_t offset);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long pread64(int fd, MemorySegment buf, long count, long offset) {
        return switch (PREAD64_FORM) {
            case 1 -> PREAD64.call(MemorySegment.ofAddress(fd), buf, MemorySegment.ofAddress(count), Syscall.low(offset),
                    Syscall.high(offset));
            case 2 -> PREAD64.call(MemorySegment.ofAddress(fd), buf, MemorySegment.ofAddress(count), MemorySegment.ofAddress(offset));
            default -> PREAD64.call(MemorySegment.ofAddress(fd), buf, MemorySegment.ofAddress(count), MemorySegment.NULL,
                    Syscall.high(offset), Syscall.low(offset));
        };
    }

    /**
     * Reads into several.
     *
     * {@snippet lang=c :
     * ssize_t preadv(int fd, const struct pair *vectors, int count, loff_t offset);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long preadv(int fd, MemorySegment vectors, int count, long offset) {
        return Platform.is64Bit()
                ? PREADV.call(MemorySegment.ofAddress(fd), vectors, MemorySegment.ofAddress(count), MemorySegment.ofAddress(offset),
                        MemorySegment.NULL)
                : PREADV.call(MemorySegment.ofAddress(fd), vectors, MemorySegment.ofAddress(count), Syscall.low(offset),
                        Syscall.high(offset));
    }

    /**
     * Controls.
     *
     * {@snippet lang=c :
     * long fcntl(int fd, __s32 command, unsigned long argument);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long fcntl(int fd, int command, long argument) {
        return FCNTL.call(MemorySegment.ofAddress(fd), MemorySegment.ofAddress(command), MemorySegment.ofAddress(argument));
    }

    /**
     * Gets a pair.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __s32 command, struct pair *pair);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long fcntl(int fd, int command, MemorySegment pair) {
        return FCNTL.call(MemorySegment.ofAddress(fd), MemorySegment.ofAddress(command), pair);
    }

    /**
     * Sets a pair.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __s32 command, const struct pair *pair, size_t size, __u32 flags);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long fcntl(int fd, int command, MemorySegment pair, long size, int flags) {
        return FCNTL.call(MemorySegment.ofAddress(fd), MemorySegment.ofAddress(command), pair, MemorySegment.ofAddress(size),
                MemorySegment.ofAddress(Integer.toUnsignedLong(flags)));
    }

    /**
     * Passes two flags.
     *
     * {@snippet lang=c :
     * int fcntl(int fd, __u32 command);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long fcntl(int fd, int command) {
        return FCNTL.call(MemorySegment.ofAddress(fd), MemorySegment.ofAddress(Integer.toUnsignedLong(command)));
    }

    /**
     * Who this is.
     *
     * {@snippet lang=c :
     * pid_t getpid(void);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long getpid() {
        return GETPID.call();
    }

    /**
     * Opens a file where it is.
     *
     * {@snippet lang=c :
     * int mmap2(const char *path, int dirfd, __u32 flags);
     * }
     *
     * <p>Not on wide.
     *
     * @return the result, or a negative errno
     */
    public static long mmap2(MemorySegment path, int dirfd, int flags) {
        return MMAP2.call(path, MemorySegment.ofAddress(dirfd), MemorySegment.ofAddress(Integer.toUnsignedLong(flags)));
    }

    /**
     * Closes.
     *
     * {@snippet lang=c :
     * int close(int fd);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long close(int fd) {
        return CLOSE.call(MemorySegment.ofAddress(fd));
    }

    /**
     * Maps memory.
     *
     * {@snippet lang=c :
     * void *mmap(void *address, size_t length, loff_t offset);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long mmap(MemorySegment address, long length, long offset) {
        return switch (MMAP_FORM) {
            case 1 -> MMAP.call(address, MemorySegment.ofAddress(length), Syscall.low(offset), Syscall.high(offset));
            case 2 -> MMAP.call(address, MemorySegment.ofAddress(length), MemorySegment.ofAddress(offset));
            default -> MMAP.call(address, MemorySegment.ofAddress(length), Syscall.high(offset), Syscall.low(offset));
        };
    }

    /**
     * Exists on some only.
     *
     * {@snippet lang=c :
     * int sync_file_range(int fd, loff_t offset, loff_t length, __u32 flags);
     * }
     *
     * <p>Only its types are known, not what the kernel does with each argument.
     *
     * <p>Not on narrow.
     *
     * @return the result, or a negative errno
     */
    public static long sync_file_range(int fd, long offset, long length, int flags) {
        return Platform.is64Bit()
                ? SYNC_FILE_RANGE.call(MemorySegment.ofAddress(fd), MemorySegment.ofAddress(offset), MemorySegment.ofAddress(length),
                        MemorySegment.ofAddress(Integer.toUnsignedLong(flags)))
                : SYNC_FILE_RANGE.call(MemorySegment.ofAddress(fd), Syscall.low(offset), Syscall.high(offset), Syscall.low(length),
                        Syscall.high(length), MemorySegment.ofAddress(Integer.toUnsignedLong(flags)));
    }
}
