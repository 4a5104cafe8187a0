package com.example.own;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;

/**
 * The calls of {@code own.abi}.
 *
 * <p>Each makes one call and leaves nothing out: an interrupted one fails with {@code EINTR}, and the end of input is 0.
 * Memory may be native, which is used as it is, or an array, which is copied. A method named {@code try…} returns a
 * negative errno where its twin throws.
 */
public final class OwnCalls {
    private static final Syscall IOCTL = Syscall.of("ioctl", Syscall.ABSENT);

    private static final boolean TOASTER_IN_MISSING = switch (Platform.arch()) {
        case "narrow" -> true;
        default -> false;
    };

    private static final boolean TOASTER_SHAKE_MISSING = switch (Platform.arch()) {
        case "narrow" -> true;
        default -> false;
    };

    private OwnCalls() {}

    /**
     * Puts it in.
     *
     * {@snippet lang=c :
     * int ioctl(int fd, TOASTER_IN, const struct slice *argument);
     * }
     *
     * <p>Not on narrow.
     *
     * @param fd an open file descriptor
     * @param argument read by the call
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void toasterIn(Fd fd, Slice argument) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(argument.segment())) {
            MemorySegment argumentMemory = Scratch.in(scratch, argument.segment());
            long result = IOCTL.call(MemorySegment.ofAddress(fdNumber),
                    MemorySegment.ofAddress(Integer.toUnsignedLong(OwnIoctls.TOASTER_IN)), argumentMemory);
            if (Syscall.isError(result)) {
                if (TOASTER_IN_MISSING) throw ErrnoException.missing("TOASTER_IN", "tight and wide");
                throw fd.failure(result, "TOASTER_IN", fd, argument);
            }
        } finally {
            fd.exit();
        }
    }

    /**
     * Shakes it.
     *
     * {@snippet lang=c :
     * int ioctl(int fd, TOASTER_SHAKE, struct crumb *argument);
     * }
     *
     * <p>Not on narrow.
     *
     * @param fd an open file descriptor
     * @param argument filled in by the call
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void toasterShake(Fd fd, Crumb argument) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(argument.segment())) {
            MemorySegment argumentMemory = Scratch.inout(scratch, argument.segment());
            long result = IOCTL.call(MemorySegment.ofAddress(fdNumber),
                    MemorySegment.ofAddress(Integer.toUnsignedLong(OwnIoctls.TOASTER_SHAKE)), argumentMemory);
            if (Syscall.isError(result)) {
                if (TOASTER_SHAKE_MISSING) throw ErrnoException.missing("TOASTER_SHAKE", "tight and wide");
                throw fd.failure(result, "TOASTER_SHAKE", fd, argument.segment());
            }
            Scratch.copyBack(argumentMemory, argument.segment(), argumentMemory.byteSize());
        } finally {
            fd.exit();
        }
    }
}
