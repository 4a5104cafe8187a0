package com.example.own;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.Native;
import dev.jsyscall.Platform;
import dev.jsyscall.Scratch;
import dev.jsyscall.Syscall;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls of {@code own.abi}.
 *
 * <p>Each makes one call and leaves nothing out: an interrupted one fails with {@code EINTR}, and the end of input is 0.
 * Memory may be native, which is used as it is, or an array, which is copied. A method named {@code try…} returns a
 * negative errno where its twin throws.
 */
public final class OwnCalls {
    private static final Syscall IOCTL = Syscall.of("ioctl", Syscall.ABSENT);

    private static final boolean DOIT_MISSING = switch (Platform.arch()) {
        case "narrow" -> false;
        default -> true;
    };

    private OwnCalls() {}

    /**
     * Asks for the size.
     *
     * {@snippet lang=c :
     * int ioctl(int fd, GETSIZE, struct size *argument);
     * }
     *
     * <p>Since Linux 5.0.
     *
     * @param fd an open file descriptor
     * @param argument filled in by the call
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void getsize(Fd fd, Size argument) throws ErrnoException {
        int fdNumber = fd.enter();
        try (Scratch scratch = Scratch.unlessNative(argument.segment())) {
            MemorySegment argumentMemory = Scratch.inout(scratch, argument.segment());
            long result = IOCTL.call(MemorySegment.ofAddress(fdNumber), MemorySegment.ofAddress(Integer.toUnsignedLong(OwnIoctls.GETSIZE)),
                    argumentMemory);
            if (Syscall.isError(result)) {
                throw fd.failure(result, "GETSIZE", fd, argument.segment());
            }
            Scratch.copyBack(argumentMemory, argument.segment(), argumentMemory.byteSize());
        } finally {
            fd.exit();
        }
    }

    /**
     * Says how loud.
     *
     * {@snippet lang=c :
     * int ioctl(int fd, SETVOLUME, __s32 argument);
     * }
     *
     * @param fd an open file descriptor
     * @param argument {@code s32}
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void setvolume(Fd fd, int argument) throws ErrnoException {
        int fdNumber = fd.enter();
        try {
            long result = IOCTL.call(MemorySegment.ofAddress(fdNumber),
                    MemorySegment.ofAddress(Integer.toUnsignedLong(OwnIoctls.SETVOLUME)), MemorySegment.ofAddress(argument));
            if (Syscall.isError(result)) {
                throw fd.failure(result, "SETVOLUME", fd, argument);
            }
        } finally {
            fd.exit();
        }
    }

    /**
     * Just does it.
     *
     * {@snippet lang=c :
     * int ioctl(int fd, DOIT);
     * }
     *
     * <p>Only on narrow.
     *
     * @param fd an open file descriptor
     * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     */
    public static void doit(Fd fd) throws ErrnoException {
        int fdNumber = fd.enter();
        try {
            long result = IOCTL.call(MemorySegment.ofAddress(fdNumber), MemorySegment.ofAddress(Integer.toUnsignedLong(OwnIoctls.DOIT)));
            if (Syscall.isError(result)) {
                if (DOIT_MISSING) throw ErrnoException.missing("DOIT", "narrow");
                throw fd.failure(result, "DOIT", fd);
            }
        } finally {
            fd.exit();
        }
    }

    /**
     * The load of the machine.
     *
     * {@snippet lang=c :
     * int getloadavg(double *loadavg, int nelem);
     * }
     *
     * @param loadavg memory, all of it, filled in by the call
     * @return the result, {@code int}
     * @see <a href="https://man7.org/linux/man-pages/man3/getloadavg.3.html">getloadavg(3)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     * @throws IllegalStateException if there is no such function here
     */
    public static int getloadavg(MemorySegment loadavg) throws ErrnoException {
        try (Scratch scratch = Scratch.unlessNative(loadavg)) {
            MemorySegment state = Native.state();
            MemorySegment loadavgMemory = Scratch.inout(scratch, loadavg);
            int result = Getloadavg.call(state, loadavgMemory, Math.toIntExact(loadavgMemory.byteSize() / 8));
            if (result == -1) throw ErrnoException.of(-Native.errno(state), "getloadavg", loadavg, Math.toIntExact(loadavg.byteSize() / 8));
            Scratch.copyBack(loadavgMemory, loadavg, loadavgMemory.byteSize());
            return result;
        }
    }

    /**
     * Moves a descriptor.
     *
     * {@snippet lang=c :
     * int send(int fd, const void *data, size_t length, const char *name);
     * }
     *
     * <p>May block.
     *
     * @param fd an open file descriptor
     * @param data memory, all of it, read by the call
     * @param name a string
     * @see <a href="https://man7.org/linux/man-pages/man3/send.3.html">send(3)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails: {@code PERM} nobody may
     * @throws IllegalStateException if there is no such function here
     */
    public static void send(Fd fd, MemorySegment data, String name) throws ErrnoException {
        int fdNumber = fd.enterBlocking();
        try (Scratch scratch = Scratch.open()) {
            MemorySegment dataMemory = Scratch.in(scratch, data);
            int result = Send.call(fdNumber, dataMemory, dataMemory.byteSize(), scratch.path(name));
            if (result != 0) throw fd.failure(-result, "send", fd, data, data.byteSize(), name);
        } finally {
            fd.exitBlocking();
        }
    }

    /**
     * Absolute value.
     *
     * {@snippet lang=c :
     * long labs(long number);
     * }
     *
     * @param number {@code long}
     * @return the result, {@code long}
     * @see <a href="https://man7.org/linux/man-pages/man3/labs.3.html">labs(3)</a>
     * @throws IllegalStateException if there is no such function here
     */
    public static long labs(long number) {
        return Labs.call(number);
    }

    /**
     * Looks something up.
     *
     * {@snippet lang=c :
     * void *lookup(const char *name);
     * }
     *
     * @param name a string
     * @return an address, as a segment of no length
     * @see <a href="https://man7.org/linux/man-pages/man3/lookup.3.html">lookup(3)</a>
     * @throws dev.jsyscall.ErrnoException if the call fails
     * @throws IllegalStateException if there is no such function here
     */
    public static MemorySegment lookup(String name) throws ErrnoException {
        try (Scratch scratch = Scratch.open()) {
            MemorySegment state = Native.state();
            MemorySegment result = Lookup.call(state, scratch.path(name));
            if (result.address() == 0) throw ErrnoException.of(-Native.errno(state), "lookup", name);
            return result;
        }
    }

    private static final class Getloadavg {
        static final MethodHandle HANDLE = Native.link(null, "i(ai)", -1, true, false, "getloadavg");

        static int call(MemorySegment state, MemorySegment loadavg, int nelem) {
            try {
                return (int) HANDLE.invokeExact(state, loadavg, nelem);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }
    }

    private static final class Send {
        static final MethodHandle HANDLE = Native.link("libexample.so.1", "i(iala)", -1, false, false, "send");

        static int call(int fd, MemorySegment data, long length, MemorySegment name) {
            try {
                return (int) HANDLE.invokeExact(fd, data, length, name);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }
    }

    private static final class Labs {
        static final MethodHandle HANDLE = Native.link(null, "l(l)", -1, false, true, "labs");

        static long call(long number) {
            try {
                return (long) HANDLE.invokeExact(number);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }
    }

    private static final class Lookup {
        static final MethodHandle HANDLE = Native.link(null, "a(a)", -1, true, false, switch (Platform.arch()) {
            case "narrow" -> new String[] {"lookup64", "lookup"};
            default -> new String[] {"lookup"};
        });

        static MemorySegment call(MemorySegment state, MemorySegment name) {
            try {
                return (MemorySegment) HANDLE.invokeExact(state, name);
            } catch (Throwable e) {
                throw Native.unexpected(e);
            }
        }
    }
}
