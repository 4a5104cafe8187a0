package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.testing.OwnThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Several pieces at once, on the heap or native. */
class VectoredTest {
    private static final int MANY = 1500;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void heapAndNativePiecesMixAndAreFilledInOrder() throws Exception {
        byte[] bytes = random(100);
        try (Memfd file = Memfd.create("m"); Arena arena = Arena.ofConfined()) {
            MemorySegment data = MemorySegment.ofArray(bytes);
            assertThat(file.writev(data.asSlice(0, 30), arena.allocate(20).copyFrom(data.asSlice(30, 20)), data.asSlice(50))).isEqualTo(100);
            byte[] start = new byte[40];
            byte[] end = new byte[50];
            MemorySegment middle = arena.allocate(30);
            assertThat(file.preadv(0, MemorySegment.ofArray(start), middle, MemorySegment.ofArray(end))).isEqualTo(100);
            assertThat(start).isEqualTo(Arrays.copyOf(bytes, 40));
            assertThat(middle.mismatch(data.asSlice(40, 30))).isEqualTo(-1);
            assertThat(Arrays.copyOf(end, 30)).isEqualTo(Arrays.copyOfRange(bytes, 70, 100));
            assertThat(Arrays.copyOfRange(end, 30, 50)).containsOnly(0);
            assertThat(file.tryPreadv(100, 0, MemorySegment.ofArray(start))).isZero();
        }
    }

    @Test
    void whatIsTooMuchForOneCallMakesItShort() throws Exception {
        byte[] big = random(3 << 20);
        MemorySegment data = MemorySegment.ofArray(big);
        MemorySegment[] many = new MemorySegment[MANY];
        Arrays.setAll(many, i -> data.asSlice(i, 1));
        try (Memfd file = Memfd.create("m")) {
            assertThat(file.writev(data.asSlice(0, 10), data)).isEqualTo(ByteSource.HEAP_BYTES);
            assertThat(file.pwritev(0, many)).isEqualTo(1024);
            file.position(0);
            file.writevFully(many);
            file.writevFully(data, MemorySegment.ofArray(new byte[0]), data.asSlice(0, 10));
            assertThat(file.position()).isEqualTo(MANY + big.length + 10);
            byte[] back = new byte[big.length];
            file.preadFully(back, MANY);
            assertThat(back).isEqualTo(big);
        }
    }

    @Test
    void allOfItGoesThroughAPipeThatTakesLess() throws Exception {
        byte[] bytes = random(500_000);
        MemorySegment data = MemorySegment.ofArray(bytes);
        try (PipePair pipe = PipePair.open()) {
            var read = OwnThread.start(() -> pipe.readEnd().readAll());
            pipe.writeEnd().writevFully(data.asSlice(0, 7), data.asSlice(7, 400_000), data.asSlice(400_007));
            pipe.writeEnd().close();
            assertThat(read.get()).isEqualTo(bytes);
        }
    }

    @Test
    void ordinaryFailuresAreNumbersAndLentMemoryIsNative() throws Exception {
        try (PipePair pipe = PipePair.open("cloexec, nonblock")) {
            MemorySegment heap = MemorySegment.ofArray(new byte[1]);
            assertThat(pipe.readEnd().tryReadv(heap)).isEqualTo(-E.AGAIN);
            assertThat(pipe.writeEnd().tryWritev(heap)).isEqualTo(1);
            assertThatIllegalArgumentException().isThrownBy(() -> Transfer.vmsplice(pipe.writeEnd(), 0, heap));
        }
    }
}
