package dev.jsyscall.benchmarks.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** What a careful person writes by hand today: libc's functions through the FFM API, errno captured after each call. */
public final class PlainFfm {
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MemorySegment STATE_SEGMENT = Arena.global().allocate(STATE);

    private static final MethodHandle GETPID = link("getpid", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle READ = link("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE = link("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOCK_GETTIME = link("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle OPEN = link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle STAT = link("stat", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    private PlainFfm() {}

    private static MethodHandle link(String symbol, FunctionDescriptor shape, Linker.Option... more) {
        List<Linker.Option> options = new ArrayList<>(List.of(more));
        options.add(Linker.Option.captureCallState("errno"));
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(symbol), shape, options.toArray(Linker.Option[]::new));
    }

    private static long result(long value) {
        return value == -1 ? -(int) ERRNO.get(STATE_SEGMENT, 0L) : value;
    }

    public static long getpid() {
        try {
            return result((int) GETPID.invokeExact(STATE_SEGMENT));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static long read(int fd, MemorySegment buffer, long count) {
        try {
            return result((long) READ.invokeExact(STATE_SEGMENT, fd, buffer, count));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static long write(int fd, MemorySegment buffer, long count) {
        try {
            return result((long) WRITE.invokeExact(STATE_SEGMENT, fd, buffer, count));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static long close(int fd) {
        try {
            return result((int) CLOSE.invokeExact(STATE_SEGMENT, fd));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static long clockGettime(int clock, MemorySegment time) {
        try {
            return result((int) CLOCK_GETTIME.invokeExact(STATE_SEGMENT, clock, time));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The path is encoded into an arena of the call's own, as most code does. */
    public static long open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return result((int) OPEN.invokeExact(STATE_SEGMENT, arena.allocateFrom(path), flags, 0));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    public static long stat(String path, MemorySegment stat) {
        try (Arena arena = Arena.ofConfined()) {
            return result((int) STAT.invokeExact(STATE_SEGMENT, arena.allocateFrom(path), stat));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
