package dev.jsyscall.integration.survival;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.raw.FcntlRaw;
import dev.jsyscall.linux.raw.FileRaw;
import dev.jsyscall.linux.raw.StatRaw;
import dev.jsyscall.linux.raw.UtsnameRaw;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Addresses and lengths that are wrong end in an error number from the kernel, and the JVM goes on. */
class BadPointersTest {
    @Test
    void kernelRefusesThem() throws Exception {
        ForkedJvm.likeThisOne().survives(Program.class);
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            MemorySegment nowhere = MemorySegment.ofAddress(8);
            MemorySegment kernel = MemorySegment.ofAddress(-4096);
            int zero = (int) FcntlRaw.openat(-100, Arena.global().allocateFrom("/dev/zero"), 0, 0);
            int null_ = (int) FcntlRaw.openat(-100, Arena.global().allocateFrom("/dev/random"), 1, 0);
            for (int i = 0; i < 10_000; i++) {
                expect(-E.FAULT, FileRaw.read(zero, nowhere, 16));
                expect(-E.FAULT, FileRaw.read(zero, kernel, 16));
                expect(-E.FAULT, FileRaw.write(null_, nowhere, 16));
                expect(-E.FAULT, FcntlRaw.openat(-100, nowhere, 0, 0));
                expect(-E.FAULT, FcntlRaw.openat(-100, MemorySegment.NULL, 0, 0));
                expect(-E.FAULT, UtsnameRaw.uname(nowhere));
                expect(-E.FAULT, StatRaw.statx(-100, kernel, 0, 0x7ff, nowhere));
                expect(-E.FAULT, FileRaw.read(zero, kernel, Long.MAX_VALUE));
            }
            System.out.println("alive");
        }

        private static void expect(long wanted, long got) {
            if (got != wanted) throw new AssertionError("wanted " + wanted + ", got " + got);
        }
    }
}
