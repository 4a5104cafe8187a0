package dev.jsyscall.linux.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.ClosedFdException;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.O;
import java.io.EOFException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFileTest {
    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private OpenFile fresh(String name) throws ErrnoException {
        return OpenFile.open(path(name), "creat, excl, rdwr, cloexec", "rw-rw-rw-");
    }

    private static String text(MemorySegment memory) {
        return new String(memory.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
    }

    // ---- opening and closing

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> OpenFile.open(path("none"), "rdonly")).isInstanceOf(ErrnoException.class)
                .hasMessageContaining("openat(AT_FDCWD, \"" + path("none") + "\", rdonly")
                .hasMessageEndingWith("No such file or directory (ENOENT)")
                .satisfies(e -> assertThat(((ErrnoException) e).is(E.NOENT)).isTrue());
    }

    @Test
    void anUnknownFlagIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> OpenFile.open("/dev/null", "rdonli")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rdonli").hasMessageContaining("rdonly");
    }

    @Test
    void opensADevice() throws Exception {
        try (OpenFile file = OpenFile.open("/dev/null", "rdonly, cloexec")) {
            assertThat(file.fd().number()).isNotNegative();
            assertThat(file.cloexec()).isTrue();
            file.cloexec(false);
            assertThat(file.cloexec()).isFalse();
        }
    }

    @Test
    void closingTwiceIsFineAndUsingAfterwardsIsNot() throws Exception {
        OpenFile file = OpenFile.open("/dev/zero", "rdonly, cloexec");
        file.close();
        file.close();
        assertThat(file).hasToString("closed");
        assertThatThrownBy(() -> file.read(new byte[1])).isInstanceOf(ClosedFdException.class);
        assertThatThrownBy(() -> file.tryRead(MemorySegment.ofArray(new byte[1]))).isInstanceOf(ClosedFdException.class);
    }

    @Test
    void closingANumberThatIsNotOpenIsAnError() {
        OwnedFd fd = OwnedFd.of(1_000_000);
        assertThatThrownBy(fd::close).isInstanceOf(ErrnoException.class).hasMessageContaining("EBADF");
    }

    @Test
    void aReleasedNumberOutlivesItsObject() throws Exception {
        int number = released();
        for (int i = 0; i < 3; i++) System.gc();
        try (OpenFile again = OpenFile.of(OwnedFd.of(number))) {
            assertThat(again.read(new byte[4])).isEqualTo(4);
        }
    }

    private static int released() throws ErrnoException {
        return OpenFile.open("/dev/zero", "rdonly, cloexec").release();
    }

    @Test
    void whatNobodyHoldsIsClosedSomeTime() throws Exception {
        var lost = new WeakReference<>(OpenFile.open("/dev/zero", "rdonly, cloexec"));
        int number = lost.get() == null ? -1 : lost.get().fd().number();
        for (int i = 0; i < 1000 && isZero(number); i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertThat(isZero(number)).isFalse();
    }

    private static boolean isZero(int number) throws ErrnoException {
        try {
            return Fs.readlink("/proc/self/fd/" + number).equals("/dev/zero");
        } catch (ErrnoException e) {
            if (e.is(E.NOENT)) return false;
            throw e;
        }
    }

    // ---- reading and writing

    @Test
    void readsZeros() throws Exception {
        byte[] buffer = {1, 2, 3, 4};
        try (OpenFile zero = OpenFile.open("/dev/zero", "rdonly, cloexec")) {
            assertThat(zero.read(buffer)).isEqualTo(4);
        }
        assertThat(buffer).containsOnly(0);
    }

    @Test
    void writingWhatIsOpenForReadingIsAnError() throws Exception {
        try (OpenFile file = OpenFile.open("/dev/null", "rdonly, cloexec")) {
            assertThatThrownBy(() -> file.write(new byte[1])).hasMessageContaining("Bad file descriptor (EBADF)");
            assertThat(file.tryWrite(MemorySegment.ofArray(new byte[1]))).isEqualTo(-E.BADF);
        }
    }

    @Test
    void everyKindOfMemoryComesBackAsItWent() throws Exception {
        try (Arena arena = Arena.ofConfined(); OpenFile file = fresh("f")) {
            assertThat(file.write("native ".getBytes(StandardCharsets.UTF_8))).isEqualTo(7);
            assertThat(file.write(arena.allocateFrom("memory ").asSlice(0, 7))).isEqualTo(7);
            ByteBuffer direct = ByteBuffer.allocateDirect(8).put("direct, ".getBytes(StandardCharsets.UTF_8)).flip();
            assertThat(file.write(direct)).isEqualTo(8);
            assertThat(direct.hasRemaining()).isFalse();
            file.writeString("ünïcode");

            file.position(0);
            ByteBuffer start = ByteBuffer.allocate(100).limit(7);
            assertThat(file.read(start)).isEqualTo(7);
            assertThat(start.position()).isEqualTo(7);
            assertThat(file.readString()).isEqualTo("memory direct, ünïcode");
            assertThat(file.read(new byte[1])).isZero();
        }
    }

    @Test
    void largeArraysAreWrittenWholeAndReadWhole() throws Exception {
        byte[] data = new byte[5_000_001];
        new Random(1).nextBytes(data);
        try (OpenFile file = fresh("large")) {
            assertThat(file.write(data)).isEqualTo(ByteSource.HEAP_BYTES);
            file.position(0);
            file.writeFully(data);
            assertThat(file.position()).isEqualTo(data.length);
            file.position(0);
            assertThat(file.readAll()).isEqualTo(data);
            byte[] again = new byte[data.length];
            file.position(0);
            file.readFully(again);
            assertThat(again).isEqualTo(data);
            assertThatThrownBy(() -> file.readFully(new byte[1])).isInstanceOf(EOFException.class).hasMessageContaining("0 of 1 bytes");
        }
    }

    @Test
    void readsFilesThatClaimToBeEmpty() throws Exception {
        assertThat(Fs.stat("/proc/self/status").size()).isZero();
        assertThat(Fs.readString("/proc/self/status")).startsWith("Name:\t").contains("VmRSS");
    }

    @Test
    void positionsOfPreadAndPwriteAreTheirOwn() throws Exception {
        try (OpenFile file = fresh("f")) {
            assertThat(file.pwrite("hello".getBytes(StandardCharsets.UTF_8), 3)).isEqualTo(5);
            byte[] back = new byte[8];
            assertThat(file.pread(back, 0)).isEqualTo(8);
            assertThat(new String(back, StandardCharsets.UTF_8)).isEqualTo("\0\0\0hello");
            assertThat(file.position()).isZero();
        }
        try (OpenFile zero = OpenFile.open("/dev/zero", "rdwr, cloexec")) {
            assertThat(zero.pread(new byte[16], 7)).isEqualTo(16);
            assertThat(zero.pwrite(new byte[16], 7)).isEqualTo(16);
        }
    }

    @Test
    void vectorsGoInOneCall() throws Exception {
        try (Arena arena = Arena.ofConfined(); OpenFile file = fresh("f")) {
            MemorySegment hello = arena.allocateFrom("hello, ").asSlice(0, 7);
            MemorySegment world = arena.allocateFrom("world!").asSlice(0, 6);
            assertThat(file.writev(hello, world)).isEqualTo(13);
            MemorySegment one = arena.allocate(5);
            MemorySegment rest = arena.allocate(20);
            file.position(0);
            assertThat(file.readv(one, rest)).isEqualTo(13);
            assertThat(text(one)).isEqualTo("hello");
            assertThat(text(rest.asSlice(0, 8))).isEqualTo(", world!");
        }
    }

    @Test
    void vectorsHavePlacesToo() throws Exception {
        try (Arena arena = Arena.ofConfined(); OpenFile file = fresh("f")) {
            MemorySegment data = arena.allocateFrom("0123456789").asSlice(0, 10);
            long beyond = 5L << 30;
            assertThat(file.pwritev(beyond, data, data.asSlice(0, 3))).isEqualTo(13);
            MemorySegment back = arena.allocate(13);
            assertThat(file.preadv(beyond, back.asSlice(0, 4), back.asSlice(4))).isEqualTo(13);
            assertThat(text(back)).isEqualTo("0123456789012");
            assertThat(file.position()).isZero();
            assertThat(file.preadv(-1, "", back)).isEqualTo(13);
            assertThat(file.position()).isEqualTo(13);
            assertThat(file.status().size()).isEqualTo(beyond + 13);
        }
    }

    // ---- duplicates and flags

    @Test
    void duplicatesShareThePosition() throws Exception {
        try (OpenFile file = fresh("f"); OpenFile twin = file.dup()) {
            assertThat(twin.fd().number()).isNotEqualTo(file.fd().number());
            file.write(new byte[10]);
            assertThat(twin.position()).isEqualTo(10);
            assertThat(twin.cloexec()).isTrue();
        }
    }

    @Test
    void aNumberCanBeMadeToMeanAFile() throws Exception {
        try (OpenFile file = fresh("f"); OpenFile target = OpenFile.open("/dev/null", "rdonly, cloexec")) {
            file.dupTo(target.fd().number(), O.CLOEXEC);
            assertThat(target.cloexec()).isTrue();
            assertThat(target.status().isSameFile(file.status())).isTrue();
            file.dupTo(target.fd().number(), 0);
            assertThat(target.cloexec()).isFalse();
            assertThatThrownBy(() -> file.dupTo(file.fd().number(), O.CLOEXEC)).hasMessageContaining("EINVAL");
        }
    }

    @Test
    void nonblockCanBeSetAndTaken() throws Exception {
        try (PipePair pipe = PipePair.open()) {
            pipe.readEnd().nonblock(true);
            assertThat(pipe.readEnd().tryRead(MemorySegment.ofArray(new byte[1]))).isEqualTo(-E.AGAIN);
            assertThat(O.format(pipe.readEnd().flags())).contains("nonblock");
            pipe.readEnd().nonblock(false);
            assertThat(O.format(pipe.readEnd().flags())).doesNotContain("nonblock");
        }
    }

    @Test
    void aTemporaryFileCanGetAName() throws Exception {
        try (OpenFile file = OpenFile.temporary(folder.toString(), 0600); Dir dir = Dir.open(folder.toString())) {
            file.writeString("kept");
            assertThat(Files.list(folder)).isEmpty();
            dir.linkat(file, "named");
        }
        assertThat(Files.readString(folder.resolve("named"))).isEqualTo("kept");
    }

    @Test
    void contentIsCopiedInsideTheKernel() throws Exception {
        byte[] data = new byte[100_000];
        Arrays.fill(data, (byte) 7);
        Fs.writeAll(path("from"), data, 0644);
        try (OpenFile from = OpenFile.open(path("from"), "rdonly, cloexec"); OpenFile to = fresh("to")) {
            assertThat(Transfer.copyFileRange(from, to, 50_000)).isEqualTo(50_000);
            assertThat(Transfer.copyFileRange(from, 50_000, to, 50_000, 1_000_000)).isEqualTo(50_000);
            assertThat(from.position()).isEqualTo(50_000);
        }
        assertThat(Fs.readAll(path("to"))).isEqualTo(data);
    }

    @Test
    void placesAreNotNegative() throws Exception {
        try (OpenFile file = fresh("places")) {
            assertThatThrownBy(() -> file.nextHole(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> file.nextData(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Place.of(file, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void standardStreamsAreSomebodyElses() throws Exception {
        assertThat(OpenFile.stdin().fd().number()).isZero();
        OpenFile error = OpenFile.stderr();
        error.close();
        assertThat(error.status().isSameFile(Fs.stat("/proc/self/fd/2"))).isTrue();
        try (OpenFile file = fresh("f")) {
            OpenFile lent = OpenFile.borrowed(file);
            lent.close();
            lent.writeString("text");
            file.close();
            assertThatThrownBy(() -> lent.writeString("more")).isInstanceOf(ClosedFdException.class);
        }
    }

    @Test
    void descriptorsOfAllKindsAreDuplicated() throws Exception {
        try (Memfd memory = Memfd.create("m"); OpenFile copy = memory.dup(500); Dir dir = Dir.open(folder.toString()); OpenFile same = dir.dup()) {
            assertThat(copy.fd().number()).isGreaterThanOrEqualTo(500);
            assertThat(copy.cloexec()).isTrue();
            assertThat(memory.nonblock()).isFalse();
            assertThat(same.status().isSameFile(dir.status())).isTrue();
        }
    }
}
