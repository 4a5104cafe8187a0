package dev.jsyscall.integration.survival;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million calls while collections run without a pause, with each collector. */
class GarbageCollectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseZGC"})
    void amidConstantCollections(String collector) throws Exception {
        ForkedJvm.with("--enable-native-access=ALL-UNNAMED", collector,
                "-Djsyscall.transport=" + System.getProperty("jsyscall.transport", "stub")).survives(Program.class);
    }

    static final class Program {
        private static volatile boolean done;
        private static volatile Object garbage;

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Thread collector = new Thread(() -> {
                while (!done) {
                    garbage = new byte[1 << 20];
                    System.gc();
                }
            });
            collector.start();
            long pid = ProcessHandle.current().pid();
            try (OwnedFd zero = FcntlCalls.open("/dev/zero", "rdonly, cloexec")) {
                for (int i = 0; i < 500_000; i++) {
                    if (ProcessRaw.getpid() != pid) throw new AssertionError("getpid is wrong in call " + i);
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment buffer = arena.allocate(64);
                        if (FileCalls.read(zero, buffer) != 64) throw new AssertionError("a short read in call " + i);
                    }
                }
            }
            done = true;
            collector.join();
            System.out.println("alive");
        }
    }
}
