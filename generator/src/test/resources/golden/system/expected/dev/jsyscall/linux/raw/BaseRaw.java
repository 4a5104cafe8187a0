package dev.jsyscall.linux.raw;

import dev.jsyscall.Platform;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;

/**
 * The system calls of {@code linux/base.abi} as the kernel takes them.
 *
 * <p>Each returns the result, or a negative errno; where the architecture lacks the call, that is {@code -ENOSYS}.
 * Nothing is allocated, thrown or retried, and lengths are the caller's business.
 */
public final class BaseRaw {
    private static final Syscall OPEN = Syscall.of("open", 5);

    private static final Syscall OPENAT = Syscall.of("openat", switch (Platform.arch()) {
        case "narrow" -> Syscall.ABSENT;
        default -> 6;
    });

    private BaseRaw() {}

    /**
     * open(2).
     *
     * {@snippet lang=c :
     * int open(const char *path, __u32 flags, mode_t mode);
     * }
     *
     * @return the result, or a negative errno
     */
    public static long open(MemorySegment path, int flags, int mode) {
        return OPEN.call(path, MemorySegment.ofAddress(Integer.toUnsignedLong(flags)),
                MemorySegment.ofAddress(Integer.toUnsignedLong(mode)));
    }

    /**
     * openat(2).
     *
     * {@snippet lang=c :
     * int openat(int dirfd, const char *path, __u32 flags, mode_t mode);
     * }
     *
     * <p>Not on narrow.
     *
     * @return the result, or a negative errno
     */
    public static long openat(int dirfd, MemorySegment path, int flags, int mode) {
        return OPENAT.call(MemorySegment.ofAddress(dirfd), path, MemorySegment.ofAddress(Integer.toUnsignedLong(flags)),
                MemorySegment.ofAddress(Integer.toUnsignedLong(mode)));
    }
}
