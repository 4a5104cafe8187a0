package dev.jsyscall.integration.survival;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.memory.Mapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is truncated under its mapping: whoever touches that gets an error, and the JVM goes on. */
class TruncatedMappingTest {
    private static final int SIZE = 1 << 20;
    private static final int ROUNDS = 12_000;

    /** As compiled as the program gets, compiled a little, and not compiled. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xbatch", "-XX:TieredStopAtLevel=1", "-Xint"})
    void safeCopiesAnswerWithAnErrorNumber(String compilation) throws Exception {
        ForkedJvm.likeThisOne().and(compilation).survives(SafeCopies.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xbatch", "-XX:TieredStopAtLevel=1", "-Xint"})
    void theJvmTurnsPlainAccessesIntoInternalErrors(String compilation) throws Exception {
        ForkedJvm.likeThisOne().and(compilation).survives(PlainAccesses.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xbatch", "-Xint"})
    void systemCallsThatTouchItFail(String compilation) throws Exception {
        ForkedJvm.likeThisOne().and(compilation).survives(SystemCalls.class);
    }

    private static OwnedFd file() throws ErrnoException {
        OwnedFd file = MmanCalls.memfdCreate("truncated", MFD.CLOEXEC);
        FileCalls.ftruncate(file, SIZE);
        return file;
    }

    private static Mapping map(OwnedFd file) throws ErrnoException {
        return Mapping.of(file, 0, SIZE).prot("read, write").shared().map();
    }

    static final class SafeCopies {
        private SafeCopies() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnedFd file = file(); Mapping mapping = map(file); Arena arena = Arena.ofConfined()) {
                byte[] array = new byte[64];
                MemorySegment memory = arena.allocate(64);
                for (int i = 0; i < 2 * ROUNDS; i++) {
                    boolean there = i < ROUNDS;
                    if (i == ROUNDS) FileCalls.ftruncate(file, 0);
                    expect(there ? 64 : -E.FAULT, mapping.tryRead(64 * 1024, memory));
                    expect(there ? 64 : -E.FAULT, mapping.tryWrite(64 * 1024, memory));
                    expect(there, reads(mapping, array));
                }
                FileCalls.ftruncate(file, 64 * 1024);
                MemorySegment all = arena.allocate(SIZE);
                expect(64 * 1024, mapping.tryRead(0, all));
                expect(64 * 1024 - 1, mapping.tryWrite(1, all.asSlice(1)));
            }
            System.out.println("alive");
        }

        private static boolean reads(Mapping mapping, byte[] array) throws ErrnoException {
            try {
                mapping.read(8, array);
                mapping.write(8, array);
                return true;
            } catch (ErrnoException e) {
                if (e.is(E.FAULT)) return false;
                throw e;
            }
        }
    }

    /** What a mapping's documentation says that it survives, each in a method of its own so that it is compiled by itself. */
    static final class PlainAccesses {
        private static int sink;
        private static final byte[] ARRAY = new byte[SIZE];

        private PlainAccesses() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnedFd file = file(); Mapping mapping = map(file)) {
                MemorySegment memory = mapping.segment();
                for (int i = 0; i < 2 * ROUNDS; i++) {
                    boolean there = i < ROUNDS;
                    if (i == ROUNDS) FileCalls.ftruncate(file, 0);
                    expect(there, succeeds(() -> sink += memory.get(JAVA_BYTE, 4711)));
                    expect(there, succeeds(() -> memory.set(JAVA_LONG, 64, 5)));
                    expect(there, succeeds(() -> MemorySegment.copy(memory, JAVA_BYTE, 0, ARRAY, 0, 100)));
                    expect(there, succeeds(() -> MemorySegment.copy(ARRAY, 0, memory, JAVA_BYTE, 8192, 5000)));
                    expect(there, succeeds(() -> memory.asSlice(16, 300).fill((byte) 1)));
                    if (i % 20 == 0) expect(there, succeeds(() -> sink += sum(memory)));
                }
            }
            System.out.println("alive");
        }

        private static int sum(MemorySegment memory) {
            int sum = 0;
            for (int i = 0; i < 10_000; i++) sum += memory.get(JAVA_BYTE, i);
            return sum;
        }

        private static boolean succeeds(Runnable access) {
            try {
                access.run();
                return true;
            } catch (InternalError fault) {
                return false;
            }
        }
    }

    static final class SystemCalls {
        private SystemCalls() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnedFd file = file(); Mapping mapping = map(file); OwnedFd other = file()) {
                MemorySegment memory = mapping.segment();
                FileCalls.ftruncate(file, 0);
                for (int i = 0; i < ROUNDS; i++) {
                    expect(true, fails(() -> FileCalls.pread64(other, memory.asSlice(0, 4096), 0)));
                    expect(true, fails(() -> FileCalls.pwrite64(other, memory.asSlice(0, 4096), 0)));
                }
            }
            System.out.println("alive");
        }

        private interface Call {
            void make() throws ErrnoException;
        }

        private static boolean fails(Call call) {
            try {
                call.make();
                return false;
            } catch (ErrnoException e) {
                return e.is(E.FAULT);
            }
        }
    }

    private static void expect(Object wanted, Object got) {
        if (!wanted.toString().equals(got.toString())) throw new AssertionError("wanted " + wanted + ", got " + got);
    }
}
