package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.memory.Mapping;
import dev.jsyscall.linux.memory.PageGoneException;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The handler of faults on each architecture: the kernel calls it, and native code of the JVM goes on behind it. */
@Tag("abi")
class AttemptTest {
    private static final int PAGE = Platform.pageSize();

    @Test
    void aTruncatedFileIsAnErrorInNativeCodeToo() throws Exception {
        assumeTrue(System.getProperty("jsyscall.emulator") == null || Platform.is64Bit() && Platform.isLittleEndian(),
                "the emulator tells another address than the one that faulted");
        try (OwnedFd file = MmanCalls.memfdCreate("truncated", MFD.CLOEXEC)) {
            FileCalls.ftruncate(file, 3 * PAGE);
            for (int round = 0; round < 3; round++) {
                try (Mapping mapping = Mapping.of(file, 0, 3 * PAGE).prot("read, write").shared().map()) {
                    assertThat(mapping.<Long, RuntimeException>attempt(AttemptTest::crc)).isEqualTo(crc(mapping.segment()));
                    FileCalls.ftruncate(file, PAGE);
                    PageGoneException gone = catchThrowableOfType(PageGoneException.class, () -> mapping.attempt(AttemptTest::crc));
                    assertThat(gone.offset()).isBetween((long) PAGE, 2L * PAGE - 1);
                    assertThat(mapping.isOpen()).isFalse();
                    FileCalls.ftruncate(file, 3 * PAGE);
                }
            }
        }
    }

    private static long crc(MemorySegment bytes) {
        var crc = new CRC32();
        crc.update(bytes.asByteBuffer());
        return crc.getValue();
    }
}
