package dev.jsyscall.integration.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.memory.Mapping;
import dev.jsyscall.linux.process.Child;
import dev.jsyscall.linux.process.Spawn;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;

/**
 * A process that may not make memory executable, as hardened systems have it: calls go through the C library instead.
 *
 * <p>The program asks the kernel for that itself, with prctl(PR_SET_MDWE) of Linux 6.3, after the JVM has started; interpreted, since
 * the JIT would want executable memory too.
 */
class ExecutableMemoryRefusedTest {
    @Test
    void theCLibraryTakesOver() throws Exception {
        ForkedJvm.Result result = ForkedJvm.with("--enable-native-access=ALL-UNNAMED", "-Xint",
                "-XX:InitialCodeCacheSize=32m", "-XX:ReservedCodeCacheSize=32m").run(Program.class);
        assumeFalse(result.output().startsWith("no MDWE"),
                "this kernel has no prctl(PR_SET_MDWE), which is there since 6.3: executable memory cannot be refused to one process");
        assertThat(result.output()).isEqualTo("libc\nalive\n");
        assertThat(result.status()).isZero();
    }

    static final class Program {
        private static final int PR_SET_MDWE = 65;
        private static final long PR_MDWE_REFUSE_EXEC_GAIN = 1;

        private Program() {}

        public static void main(String[] arguments) throws Throwable {
            Linker linker = Linker.nativeLinker();
            MethodHandle prctl = linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG), Linker.Option.firstVariadicArg(1));
            if ((int) prctl.invokeExact(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0L, 0L, 0L) != 0) {
                System.out.println("no MDWE");
                return;
            }
            if (ProcessRaw.getpid() != ProcessHandle.current().pid()) throw new AssertionError("getpid is wrong");
            try (Child child = Spawn.of("/bin/true").start()) {
                if (!child.await().isSuccess()) throw new AssertionError("a program does not start: " + child);
            }
            try (Mapping mapping = Mapping.anonymous(1).map()) {
                mapping.attempt(MemorySegment::byteSize);
                throw new AssertionError("an attempt is made without a handler");
            } catch (UnsupportedOperationException refused) {
                if (!refused.getMessage().contains("executable memory")) throw refused;
            }
            System.out.println(Platform.transport());
            System.out.println("alive");
        }
    }
}
