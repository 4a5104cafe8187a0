package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.process.ProcessCalls;
import dev.jsyscall.linux.raw.FileRaw;
import dev.jsyscall.linux.raw.ProcessRaw;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
class TransportTest {
    @Test
    void isTheOneAskedFor() {
        assertThat(Platform.transport()).isEqualTo(System.getProperty("jsyscall.transport", "stub"));
        assertThat(Platform.callsEnabled()).isTrue();
        assertThat(Platform.isLittleEndian()).isEqualTo(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void rawCallsAnswerWithTheResultOrANegativeErrno() {
        assertThat(ProcessRaw.getpid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(FileRaw.close(-1)).isEqualTo(-E.BADF);
        assertThat(FileRaw.read(-1, MemorySegment.NULL, 0)).isEqualTo(-E.BADF);
    }

    @Test
    void badMemoryIsAnErrorAndNoCrash() throws Exception {
        try (OwnedFd zero = FcntlCalls.openat("/dev/zero", O.RDONLY)) {
            assertThat(FileRaw.read(zero.number(), MemorySegment.ofAddress(8), 1)).isEqualTo(-E.FAULT);
            assertThat(FileRaw.read(zero.number(), MemorySegment.NULL, 1)).isEqualTo(-E.FAULT);
        }
    }

    @Test
    void typedCallsThrowWhatTheKernelSays() throws Exception {
        assertThat(ProcessCalls.getpid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThatThrownBy(() -> FcntlCalls.openat("/no/such/file", O.RDONLY))
                .isInstanceOfSatisfying(ErrnoException.class, e -> {
                    assertThat(e.is(E.NOENT)).isTrue();
                    assertThat(e.errno().name()).isEqualTo("ENOENT");
                    assertThat(e.call()).isEqualTo("openat");
                })
                .hasMessageContaining("/no/such/file")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void aClosedDescriptorNeverReachesTheKernel() throws Exception {
        OwnedFd zero = FcntlCalls.openat("/dev/zero", "rdonly");
        int number = zero.number();
        zero.close();
        zero.close();
        assertThat(zero.isOpen()).isFalse();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(1);
            assertThatThrownBy(() -> FileCalls.read(zero, buffer)).isInstanceOf(ErrnoException.class);
            assertThatThrownBy(() -> FileCalls.read(BorrowedFd.of(number), buffer)).isInstanceOf(ErrnoException.class);
        }
    }
}
