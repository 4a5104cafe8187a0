package dev.jsyscall.integration.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.OwnedFd;
import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.file.FileCalls;
import dev.jsyscall.linux.abi.mman.MAP;
import dev.jsyscall.linux.abi.mman.MFD;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.abi.mman.PROT;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("abi")
@SuppressWarnings("restricted")      // memory from the kernel has no size until it is given one
class MmanTest {
    @Test
    void newMemoryIsZeroAndWritable() throws Exception {
        long size = Platform.pageSize();
        MemorySegment memory = MmanCalls.mmap(size, PROT.READ | PROT.WRITE, MAP.PRIVATE | MAP.ANONYMOUS).reinterpret(size);
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isZero();
        memory.set(ValueLayout.JAVA_INT, size - 4, 42);
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isEqualTo(42);
        MmanCalls.mprotect(memory, size, "read");
        assertThat(memory.get(ValueLayout.JAVA_INT, size - 4)).isEqualTo(42);
        MmanCalls.munmap(memory, size);
    }

    /** All six arguments, the last one an offset: in pages on 32-bit architectures, all in a block on s390x. */
    @Test
    void aFileIsMappedFromItsOffset() throws Exception {
        long page = 65536;      // a multiple of every architecture's page size
        try (OwnedFd file = MmanCalls.memfdCreate("mapped", MFD.CLOEXEC)) {
            byte[] text = "at the second page".getBytes(StandardCharsets.US_ASCII);
            FileCalls.pwrite64(file, MemorySegment.ofArray(text), page);
            MemorySegment mapped = MmanCalls.mmap(MemorySegment.NULL, page, PROT.READ, MAP.SHARED, file, page).reinterpret(page);
            assertThat(mapped.getString(0)).isEqualTo("at the second page");
            MmanCalls.munmap(mapped, page);
        }
    }
}
