package dev.jsyscall.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jsyscall.Platform;
import dev.jsyscall.linux.abi.errno.E;
import dev.jsyscall.linux.abi.mman.MmanCalls;
import dev.jsyscall.linux.testing.Fails;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RemoteMemoryTest {
    private final int pid = (int) ProcessHandle.current().pid();

    @Test
    void isReadAndWritten() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment there = arena.allocateFrom("some tea");
            RemoteMemory memory = RemoteMemory.of(pid);
            assertThat(memory.read(there.address(), 9)).isEqualTo("some tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(there.address(), 100)).isEqualTo("some tea");
            assertThat(memory.readString(there.address(), 4)).as("the limit").isEqualTo("some");
            assertThat(memory.write(there.address() + 5, "TEA".getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
            assertThat(there.getString(0)).isEqualTo("some TEA");
            MemorySegment here = arena.allocate(4);
            assertThat(memory.read(there.address(), here)).isEqualTo(4);
            assertThat(memory.write(there.address() + 4, here)).isEqualTo(4);
            assertThat(there.getString(0)).isEqualTo("somesome");
        }
    }

    @Test
    void endsWhereNothingMayBeRead() throws Exception {
        int page = Platform.pageSize();
        MemorySegment two = MmanCalls.mmap(MemorySegment.NULL, 2L * page, "read, write", "private, anonymous");
        long end = two.address() + page;
        try {
            // Not unmapped: the JVM could map something of its own there.
            MmanCalls.mprotect(MemorySegment.ofAddress(end), page, "none");
            RemoteMemory memory = RemoteMemory.of(pid);
            memory.write(end - 4, "tea!".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.read(end - 4, 10)).isEqualTo("tea!".getBytes(StandardCharsets.UTF_8));
            memory.write(end - 4, "tea\0".getBytes(StandardCharsets.UTF_8));
            assertThat(memory.readString(end - 4, 100)).as("nothing behind it is read").isEqualTo("tea");
            memory.write(end - 1, new byte[] {'!'});
            Fails.with(() -> memory.readString(end - 4, 100), E.FAULT);
            Fails.with(() -> memory.read(end, 1), E.FAULT);
            Fails.with(() -> memory.write(end, new byte[1]), E.FAULT);
        } finally {
            MmanCalls.munmap(two, 2L * page);
        }
        Fails.with(() -> RemoteMemory.of(Integer.MAX_VALUE).read(end, 1), E.SRCH);
    }
}
