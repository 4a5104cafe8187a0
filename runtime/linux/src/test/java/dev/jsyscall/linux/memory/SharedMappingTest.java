package dev.jsyscall.linux.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.testing.ForkedJvm;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share a mapping: each sees what the other writes, and counts with it, no count lost. */
@Timeout(120)
class SharedMappingTest {
    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final int COUNTS = 200_000;
    private static final long SIZE = MappingTest.PAGE;
    private static final long COUNTER = 0;
    /** Where each process says that it is there. */
    private static final long PARENT = 64;
    private static final long CHILD = 128;

    @TempDir
    Path folder;

    @Test
    void twoProcessesCountTogether() throws Exception {
        String path = folder.resolve("shared").toString();
        try (OwnedFd file = FcntlCalls.openat(path, "rdwr, creat, cloexec", "irusr, iwusr")) {
            FileCalls.ftruncate(file, SIZE);
        }
        Process child = new ProcessBuilder(ForkedJvm.command(Child.class, path)).inheritIO().start();
        try (Mapping mapping = map(path)) {
            count(mapping.segment(), PARENT, CHILD);
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
            assertThat((long) LONG.getVolatile(mapping.segment(), COUNTER)).isEqualTo(2 * COUNTS);
        } finally {
            child.destroyForcibly();
        }
    }

    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            try (Mapping mapping = map(arguments[0])) {
                count(mapping.segment(), CHILD, PARENT);
            }
        }
    }

    private static Mapping map(String path) throws ErrnoException {
        try (OwnedFd file = FcntlCalls.openat(path, "rdwr, cloexec")) {
            return Mapping.of(file, 0, SIZE).prot("read, write").shared().map();
        }
    }

    private static void count(MemorySegment memory, long own, long other) {
        LONG.setVolatile(memory, own, 1L);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while ((long) LONG.getVolatile(memory, other) == 0) {
            if (System.nanoTime() > end) throw new IllegalStateException("the other process does not come");
            Thread.onSpinWait();
        }
        for (int i = 0; i < COUNTS; i++) LONG.getAndAdd(memory, COUNTER, 1L);
    }
}
