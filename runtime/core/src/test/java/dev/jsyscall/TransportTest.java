package dev.jsyscall;

import static dev.jsyscall.Calls.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way into the kernel. The build runs all tests a second time through the C library. */
@Tag("abi")
class TransportTest {
    @TempDir
    Path folder;

    @Test
    void knowsTheMachine() {
        assertThat(Platform.arch()).isEqualTo(System.getProperty("os.arch").replace("amd64", "x86_64"));
        assertThat(Platform.callsEnabled()).isTrue();
        assertThat(Platform.is64Bit()).isEqualTo(System.getProperty("sun.arch.data.model").equals("64"));
        assertThat(Platform.isLittleEndian()).isEqualTo(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        assertThat(Platform.pageSize()).isIn(4096, 16384, 65536);
        assertThat(Platform.transport()).isEqualTo(System.getProperty("jsyscall.transport", "stub"));
    }

    @Test
    void answersWithTheResult() {
        assertThat(Calls.GETPID.call()).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void answersWithTheNegativeErrno() {
        assertThat(Calls.CLOSE.call(word(-1))).isEqualTo(-9);
        assertThat(Calls.open("/no/such/file", 0)).isEqualTo(-2);
        assertThat(Syscall.isError(-9)).isTrue();
        assertThat(Syscall.isError(-4096)).isFalse();
        assertThat(Syscall.isError(0)).isFalse();
    }

    @Test
    void answersForAnAbsentCallWithoutTheKernel() {
        assertThat(Calls.MISSING.exists()).isFalse();
        assertThat(Calls.MISSING.call()).isEqualTo(-38);
        assertThat(Calls.MISSING.call(word(1), word(2), word(3), word(4), word(5), word(6))).isEqualTo(-38);
    }

    @Test
    void callsNumbersBeyondItsTables() {
        assertThat(Calls.UNKNOWN.exists()).isTrue();
        assertThat(Calls.UNKNOWN.call()).isEqualTo(-38);
    }

    @Test
    void refusesSevenWordsWhereCallsTakeSix() {
        MemorySegment zero = MemorySegment.NULL;
        assertThatThrownBy(() -> Calls.GETPID.call(zero, zero, zero, zero, zero, zero, zero))
                .isInstanceOf(IllegalStateException.class).hasMessage("system calls of " + Platform.arch() + " take six words");
    }

    @Test
    void passesAllSixWords() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment futex = arena.allocate(4, 4);
            MemorySegment none = MemorySegment.NULL;
            // FUTEX_WAIT_BITSET: no bits at all is EINVAL; with bits, a value that is not there is EAGAIN.
            assertThat(Calls.FUTEX.call(futex, word(9), word(1), none, none, word(0))).isEqualTo(-22);
            assertThat(Calls.FUTEX.call(futex, word(9), word(1), none, none, word(-1))).isEqualTo(-11);
        }
    }

    @Test
    void readsAndWritesMemory() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "hello, kernel");
        try (Arena arena = Arena.ofConfined(); OwnedFd fd = OwnedFd.of((int) Calls.open(file.toString(), 0))) {
            MemorySegment buffer = arena.allocate(64);
            assertThat(Calls.READ.call(word(fd.number()), buffer, word(64))).isEqualTo(13);
            assertThat(buffer.getString(0, StandardCharsets.US_ASCII)).isEqualTo("hello, kernel");
        }
    }

    @Test
    void survivesBadPointersAndLengths() {
        OwnedFd[] pipe = Calls.pipe();
        int reader = pipe[0].number();
        int writer = pipe[1].number();
        try (Arena arena = Arena.ofConfined()) {
            assertThat(Calls.WRITE.call(word(writer), word(1), word(1))).isEqualTo(-14);
            assertThat(Calls.WRITE.call(word(writer), word(-1), word(4096))).isEqualTo(-14);
            assertThat(Calls.WRITE.call(word(writer), arena.allocateFrom("x"), word(1))).isEqualTo(1);
            assertThat(Calls.READ.call(word(reader), word(0xdead000000000000L), word(1))).isEqualTo(-14);
            assertThat(Calls.PIPE2.call(MemorySegment.NULL, word(0))).isEqualTo(-14);
            assertThat(Calls.OPENAT.call(word(-100), word(8), word(0))).isEqualTo(-14);
        } finally {
            assertThat(pipe).allSatisfy(OwnedFd::close);
        }
    }

    @Test
    void refusesHeapMemoryAndClosedArenas() {
        assertThatThrownBy(() -> Calls.WRITE.call(word(1), MemorySegment.ofArray(new byte[1]), word(1)))
                .isInstanceOf(IllegalArgumentException.class);
        Arena arena = Arena.ofConfined();
        MemorySegment gone = arena.allocate(1);
        arena.close();
        assertThatThrownBy(() -> Calls.WRITE.call(word(1), gone, word(1))).isInstanceOf(IllegalStateException.class);
    }
}
