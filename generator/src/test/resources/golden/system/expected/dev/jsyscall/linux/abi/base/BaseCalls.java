package dev.jsyscall.linux.abi.base;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import dev.jsyscall.linux.raw.BaseRaw;
import org.intellij.lang.annotations.MagicConstant;

/**
 * The calls of {@code linux/base.abi}.
 *
 * <p>Each makes one call and leaves nothing out: an interrupted one fails with {@code EINTR}, and the end of input is 0.
 * Memory may be native, which is used as it is, or an array, which is copied. A method named {@code try…} returns a
 * negative errno where its twin throws.
 */
public final class BaseCalls {
    private static final boolean OPENAT_MISSING = switch (Platform.arch()) {
        case "narrow" -> true;
        default -> false;
    };

    private BaseCalls() {}

    /**
     * open(2).
     *
     * {@snippet lang=c :
     * int open(const char *path, __u32 flags, mode_t mode);
     * }
     *
     * @param path a file's path
     * @param flags bits of {@link O}
     * @param mode {@code mode_t}
     * @return a new file descriptor, to be closed by the caller
     * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static OwnedFd open(String path, @MagicConstant(flagsFromClass = O.class) int flags, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            long result = BaseRaw.open(scratch.path(path), flags, mode);
            if (Syscall.isError(result)) {
                throw ErrnoException.of(result, "open", path, O.table().shown(flags), mode);
            }
            return OwnedFd.of((int) result);
        }
    }

    /** {@link #open(String, int, int)} with {@code flags} in words of {@link O}. */
    public static OwnedFd open(String path, String flags, int mode) throws ErrnoException {
        return open(path, O.parse(flags), mode);
    }

    /** {@link #open(String, int, int)} with {@code mode = 0}. */
    public static OwnedFd open(String path, @MagicConstant(flagsFromClass = O.class) int flags) throws ErrnoException {
        return open(path, flags, 0);
    }

    /** {@link #open(String, int, int)} with {@code flags} in words of {@link O}, and {@code mode = 0}. */
    public static OwnedFd open(String path, String flags) throws ErrnoException {
        return open(path, O.parse(flags), 0);
    }

    /** {@link #open(String, int, int)} with {@code flags = 0} and {@code mode = 0}. */
    public static OwnedFd open(String path) throws ErrnoException {
        return open(path, 0, 0);
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
     * @param dirfd an open file descriptor
     * @param path a file's path
     * @param flags bits of {@link O}
     * @param mode {@code mode_t}
     * @return a new file descriptor, to be closed by the caller
     * @see <a href="https://man7.org/linux/man-pages/man2/openat.2.html">openat(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static OwnedFd openat(
            Fd dirfd, String path, @MagicConstant(flagsFromClass = O.class) int flags, int mode) throws ErrnoException {
        int dirfdNumber = dirfd.enter();
        try (Scratch scratch = Scratch.open()) {
            long result = BaseRaw.openat(dirfdNumber, scratch.path(path), flags, mode);
            if (Syscall.isError(result)) {
                if (OPENAT_MISSING) throw ErrnoException.missing("openat", "tight and wide");
                throw dirfd.failure(result, "openat", dirfd, path, O.table().shown(flags), mode);
            }
            return OwnedFd.of((int) result);
        } finally {
            dirfd.exit();
        }
    }

    /** {@link #openat(Fd, String, int, int)} with {@code flags} in words of {@link O}. */
    public static OwnedFd openat(Fd dirfd, String path, String flags, int mode) throws ErrnoException {
        return openat(dirfd, path, O.parse(flags), mode);
    }

    /** {@link #openat(Fd, String, int, int)} with {@code mode = 0}. */
    public static OwnedFd openat(
            Fd dirfd, String path, @MagicConstant(flagsFromClass = O.class) int flags) throws ErrnoException {
        return openat(dirfd, path, flags, 0);
    }

    /** {@link #openat(Fd, String, int, int)} with {@code flags} in words of {@link O}, and {@code mode = 0}. */
    public static OwnedFd openat(Fd dirfd, String path, String flags) throws ErrnoException {
        return openat(dirfd, path, O.parse(flags), 0);
    }

    /** {@link #openat(Fd, String, int, int)} with {@code flags = 0} and {@code mode = 0}. */
    public static OwnedFd openat(Fd dirfd, String path) throws ErrnoException {
        return openat(dirfd, path, 0, 0);
    }
}
