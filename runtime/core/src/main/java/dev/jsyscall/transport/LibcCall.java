package dev.jsyscall.transport;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.jsyscall.Native;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The way through the C library's {@code syscall}, for processes that are refused executable memory. */
public final class LibcCall {
    private static final MethodHandle HANDLE =
            link(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private LibcCall() {}

    /** The function with the number and so many words behind it. */
    @SuppressWarnings("restricted")
    static MethodHandle link(MemoryLayout... words) {
        Linker linker = Linker.nativeLinker();
        // The number is a C long, which is as wide as an address wherever the C library has this function.
        var descriptor = FunctionDescriptor.of(Shape.cLong(linker), words);
        return Shape.widened(linker.downcallHandle(
                Shape.libc("syscall"), descriptor, Linker.Option.firstVariadicArg(1), Linker.Option.captureCallState("errno")));
    }

    /** Makes a system call; the C library's -1 and errno become the kernel's own negative errno again. */
    public static long call(
            int number, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f,
            MemorySegment g) {
        MemorySegment state = Native.state();
        try {
            return result((long) HANDLE.invokeExact(state, MemorySegment.ofAddress(number), a, b, c, d, e, f, g), state);
        } catch (Throwable thrown) {
            throw Transport.unchecked(thrown);
        }
    }

    static long result(long result, MemorySegment state) {
        return result == -1 ? -Native.errno(state) : result;
    }

    /** Links the function, so that a refusal comes while the transport is chosen and not at the first call. */
    static void prepare() {
        HANDLE.type();
    }
}
