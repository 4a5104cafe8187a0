package dev.jsyscall.benchmarks.startup;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** getpid of libc, errno captured, and nothing else linked. */
final class FfmOneCall {
    private FfmOneCall() {}

    public static void main(String[] arguments) throws Throwable {
        Linker linker = Linker.nativeLinker();
        StructLayout state = Linker.Option.captureStateLayout();
        MemorySegment captured = Arena.global().allocate(state);
        MethodHandle getpid = linker.downcallHandle(linker.defaultLookup().findOrThrow("getpid"), FunctionDescriptor.of(JAVA_INT),
                Linker.Option.captureCallState("errno"));
        if ((int) getpid.invokeExact(captured) <= 0) System.exit(1);
    }
}
